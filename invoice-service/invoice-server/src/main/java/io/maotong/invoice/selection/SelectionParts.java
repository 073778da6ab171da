package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputUse;
import io.maotong.invoice.input.StateQuestions;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceKey;
import io.maotong.invoice.platform.SelectionPlatform.Order;
import io.maotong.invoice.platform.SelectionPlatform.UseResult;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The parts in which an order goes to the platform, and what comes back for each invoice. */
@Service
class SelectionParts {

    private static final String PENDING = "PENDING";
    private static final Set<String> OPEN = Set.of(PENDING, "CHECKED", "SUBMITTED");

    /** A part to be sent or asked for. @param ticket null until the platform took it */
    record Work(String serial, String ticket, boolean open, Order order) {}

    private record Verdict(String status, InputUse use) {}

    private final SelectionMapper selections;
    private final PartMapper parts;
    private final ItemMapper items;
    private final InputInvoices invoices;
    private final StateQuestions questions;
    private final Sources sources;
    private final UseRules rules;
    private final Clock clock;

    SelectionParts(
            SelectionMapper selections,
            PartMapper parts,
            ItemMapper items,
            InputInvoices invoices,
            StateQuestions questions,
            Sources sources,
            UseSettings settings,
            Clock clock) {
        this.selections = selections;
        this.parts = parts;
        this.items = items;
        this.invoices = invoices;
        this.questions = questions;
        this.sources = sources;
        this.rules = new UseRules(settings);
        this.clock = clock;
    }

    /**
     * Looks once more right before the part is sent for the first time: an invoice may have been reversed, locked or used
     * otherwise since it was ordered.
     */
    @Transactional
    void check(long partId) {
        if (parts.checked(partId) != 1) {
            return;
        }
        PartRow part = parts.selectById(partId);
        SelectionRow selection = selections.selectById(part.selectionId);
        if (selection.revoking) {
            // Nobody could begin to rely on these since they were marked.
            return;
        }
        List<ItemRow> rows = pendingOf(partId);
        Map<String, InputInvoices.Head> heads =
                invoices.heads(rows.stream().map(row -> row.invoiceNumber).toList());
        LocalDate today = BusinessTime.today(clock);
        List<ItemRow> refused = new ArrayList<>();
        for (ItemRow row : rows) {
            List<Violation> found =
                    rules.use(row.invoiceNumber, heads.get(row.invoiceNumber), selection.useKind, today, null);
            if (!found.isEmpty()) {
                row.status = Selections.REFUSED;
                row.code = found.getFirst().rule();
                row.message = Selections.cut(found.getFirst().hint().zh(), 300);
                refused.add(row);
            }
        }
        if (refused.isEmpty()) {
            return;
        }
        items.updateById(refused);
        if (refused.size() == rows.size()) {
            parts.end(partId, "DONE");
            selections.partEnded(part.selectionId, 0, refused.size(), clock.instant());
        } else {
            selections.refused(part.selectionId, refused.size());
        }
    }

    Work work(long partId) {
        PartRow part = parts.selectById(partId);
        SelectionRow selection = selections.selectById(part.selectionId);
        // The same order each time: the same serial must carry the same content.
        List<String> numbers =
                pendingOf(partId).stream().map(row -> row.invoiceNumber).toList();
        Map<String, InputInvoices.Head> heads = invoices.heads(numbers);
        List<InvoiceKey> keys = numbers.stream()
                .map(heads::get)
                .map(head -> new InvoiceKey(head.issuedOn(), head.number(), head.kindCode()))
                .toList();
        return new Work(
                part.serial,
                part.ticket,
                OPEN.contains(part.status),
                new Order(
                        sources.taxpayer().taxNo(),
                        selection.useKind.code(),
                        selection.revoking,
                        selection.certificate,
                        keys));
    }

    @Transactional
    void submitted(long partId, String ticket) {
        parts.submitted(partId, ticket);
    }

    /** The platform refused the part as a whole. */
    @Transactional
    void refused(long partId, String code, String message) {
        PartRow part = parts.selectById(partId);
        if (parts.end(partId, Selections.REFUSED) != 1) {
            return;
        }
        List<ItemRow> rows = pendingOf(partId);
        for (ItemRow row : rows) {
            row.status = Selections.REFUSED;
            row.code = Selections.cut(code, 20);
            row.message = Selections.cut(message, 300);
        }
        items.updateById(rows);
        invoices.releasing(rows.stream().map(row -> row.invoiceNumber).toList(), false);
        selections.partEnded(part.selectionId, 0, rows.size(), clock.instant());
    }

    /** Takes the platform's results in; what was so before counts as done. */
    @Transactional
    void settled(long partId, List<UseResult> results, String channel) {
        PartRow part = parts.selectById(partId);
        if (parts.end(partId, "DONE") != 1) {
            return;
        }
        SelectionRow selection = selections.selectById(part.selectionId);
        Map<String, UseResult> byNumber = results.stream()
                .filter(result -> result.number() != null)
                .collect(Collectors.toMap(UseResult::number, Function.identity(), (one, two) -> one));
        Map<String, InputInvoices.Confirmed> news = new HashMap<>();
        List<String> doubtful = new ArrayList<>();
        List<ItemRow> rows = pendingOf(partId);
        int selected = 0;
        for (ItemRow row : rows) {
            UseResult result = byNumber.get(row.invoiceNumber);
            if (result == null) {
                row.status = Selections.REFUSED;
                row.code = "NO_RESULT";
                row.message = "平台结果中没有该发票，正在查询其用途";
                doubtful.add(row.invoiceNumber);
                continue;
            }
            Verdict verdict = verdict(selection, result);
            row.status = verdict.status();
            row.code = Selections.cut(result.code(), 20);
            row.message = Selections.cut(result.message(), 300);
            row.usePeriod = Selections.cut(result.period(), 6);
            news.put(
                    row.invoiceNumber,
                    new InputInvoices.Confirmed(
                            result.state(), result.abnormal(), result.locked(), verdict.use(), row.usePeriod));
            if (UseResultCode.of(result.code()).isEmpty()) {
                doubtful.add(row.invoiceNumber);
            }
            if (Selections.SELECTED.equals(row.status)) {
                selected++;
            }
        }
        items.updateById(rows);
        invoices.confirm(news, "selection " + part.selectionId, channel);
        invoices.releasing(rows.stream().map(row -> row.invoiceNumber).toList(), false);
        // What the platform did with these cannot be told from its answer.
        questions.ask(doubtful);
        selections.partEnded(part.selectionId, selected, rows.size() - selected, clock.instant());
    }

    // 01 is our order; 06 was so before, and its use says what for. Null where nothing is told about the use.
    private static Verdict verdict(SelectionRow selection, UseResult result) {
        InputUse wanted = selection.revoking ? InputUse.UNUSED : selection.useKind;
        return switch (UseResultCode.of(result.code()).orElse(UseResultCode.OTHER)) {
            case DONE -> new Verdict(Selections.SELECTED, wanted);
            case BEFORE -> {
                InputUse use = told(selection, result.use());
                yield new Verdict(use == wanted ? Selections.SELECTED : Selections.REFUSED, use);
            }
            default -> new Verdict(Selections.REFUSED, null);
        };
    }

    private static InputUse told(SelectionRow selection, String use) {
        // "Selected before" without a use says nothing; "taken back before" leaves it unused.
        if (use == null && !selection.revoking) {
            return null;
        }
        try {
            return InputUse.ofCode(use);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<ItemRow> pendingOf(long partId) {
        return items.selectList(new QueryWrapper<ItemRow>()
                .eq("part_id", partId)
                .eq("status", PENDING)
                .orderByAsc("id"));
    }
}
