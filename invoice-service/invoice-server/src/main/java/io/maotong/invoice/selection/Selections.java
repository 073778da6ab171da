package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Selecting input invoices for refund 退税勾选 (tax.md 1.16), in parts that the platform takes at once. */
@Service
class Selections {

    static final String KIND = "invoice.select-refund";

    private static final String PENDING = "PENDING";
    private static final String SELECTED = "SELECTED";
    private static final String REFUSED = "REFUSED";
    private static final String RESULT_SELECTED = "01";
    private static final String RESULT_BEFORE = "06";

    /** What the intent of a part carries. */
    record PartReference(long partId) {}

    /** A part to be sent or asked for. @param ticket null until the platform took it */
    record Work(String buyerTaxNo, String serial, String ticket, boolean open, List<TaxPlatform.InvoiceKey> invoices) {}

    private final SelectionMapper selections;
    private final PartMapper parts;
    private final ItemMapper items;
    private final InputInvoices invoices;
    private final Sources sources;
    private final Intents intents;
    private final InvoiceProperties.Selection settings;
    private final Clock clock;

    Selections(
            SelectionMapper selections,
            PartMapper parts,
            ItemMapper items,
            InputInvoices invoices,
            Sources sources,
            Intents intents,
            InvoiceProperties properties,
            Clock clock) {
        this.selections = selections;
        this.parts = parts;
        this.items = items;
        this.invoices = invoices;
        this.sources = sources;
        this.intents = intents;
        this.settings = properties.selection();
        this.clock = clock;
    }

    /** Promises the selection of these invoices; those selected before are done at once. */
    @Transactional
    SelectionRow select(List<String> numbers, boolean all, String actor) {
        sources.taxpayer();
        Set<String> chosen = new LinkedHashSet<>(
                all ? invoices.selectable(settings.kinds()) : numbers == null ? List.of() : numbers);
        if (chosen.isEmpty() && !all) {
            throw new BusinessException(
                    InvoiceError.NOTHING_CHOSEN,
                    List.of(Violation.of(
                            InvoiceError.NOTHING_CHOSEN,
                            "invoiceNos",
                            "CHOICE",
                            "invoiceNos or all",
                            Text.of("请给出发票号码或选择全部", "Give invoice numbers or choose all"))));
        }
        Map<String, InputInvoices.Head> heads = invoices.heads(chosen);
        check(chosen, heads);
        List<String> open = new ArrayList<>();
        List<String> before = new ArrayList<>();
        chosen.forEach(number -> (heads.get(number).use() == InputUse.REFUND ? before : open).add(number));
        return open(open, before, actor);
    }

    private void check(Set<String> chosen, Map<String, InputInvoices.Head> heads) {
        Violations violations = new Violations();
        int row = 0;
        for (String number : chosen) {
            String field = "invoiceNos[" + row++ + "]";
            InputInvoices.Head head = heads.get(number);
            if (head == null) {
                violations.add(Violation.of(
                        InvoiceError.UNKNOWN_INVOICE,
                        field,
                        "KNOWN",
                        null,
                        Text.of("没有发票 %s，请先归集", "No invoice %s: collect first").with(number)));
                continue;
            }
            violations
                    .check(
                            head.status() == InputStatus.NORMAL,
                            InvoiceError.NOT_SELECTABLE,
                            field,
                            "STATUS",
                            "NORMAL",
                            Text.of("发票 %s 状态为 %s", "Invoice %s is %s").with(number, head.status()))
                    .check(
                            head.use() == InputUse.UNUSED || head.use() == InputUse.REFUND,
                            InvoiceError.NOT_SELECTABLE,
                            field,
                            "USE",
                            "UNUSED",
                            Text.of("发票 %s 已用于 %s", "Invoice %s is used for %s").with(number, head.use()))
                    .check(
                            settings.kinds().contains(head.kindCode()),
                            InvoiceError.NOT_SELECTABLE,
                            field,
                            "KIND",
                            String.join("|", settings.kinds()),
                            Text.of("发票 %s 的票种 %s 不能退税勾选", "Invoice %s of kind %s cannot be selected")
                                    .with(number, head.kindCode()));
        }
        violations.throwIfAny(InvoiceError.NOT_SELECTABLE);
    }

    private SelectionRow open(List<String> open, List<String> before, String actor) {
        SelectionRow selection = new SelectionRow();
        selection.id = Ids.next();
        selection.merchantId = MerchantScope.merchantId();
        selection.total = open.size() + before.size();
        selection.selected = before.size();
        selection.refused = 0;
        selection.partsOpen = (open.size() + settings.partSize() - 1) / settings.partSize();
        selection.status = selection.partsOpen == 0 ? "DONE" : "RUNNING";
        selection.createdBy = actor;
        selection.createdAt = clock.instant();
        selection.endedAt = selection.partsOpen == 0 ? selection.createdAt : null;
        selections.insert(selection);
        List<ItemRow> rows = new ArrayList<>();
        before.forEach(number -> rows.add(item(selection, null, number, SELECTED)));
        List<PartRow> partRows = new ArrayList<>();
        for (int from = 0; from < open.size(); from += settings.partSize()) {
            PartRow part = new PartRow();
            part.id = Ids.next();
            part.merchantId = selection.merchantId;
            part.selectionId = selection.id;
            part.serial = "SE" + Ids.text(part.id);
            part.status = PENDING;
            partRows.add(part);
            open.subList(from, Math.min(open.size(), from + settings.partSize()))
                    .forEach(number -> rows.add(item(selection, part.id, number, PENDING)));
        }
        if (!rows.isEmpty()) {
            items.insert(rows);
        }
        if (!partRows.isEmpty()) {
            parts.insert(partRows);
        }
        partRows.forEach(part -> intents.add(KIND, part.serial, new PartReference(part.id)));
        return selection;
    }

    private static ItemRow item(SelectionRow selection, Long partId, String number, String status) {
        ItemRow row = new ItemRow();
        row.id = Ids.next();
        row.merchantId = selection.merchantId;
        row.selectionId = selection.id;
        row.partId = partId;
        row.invoiceNumber = number;
        row.status = status;
        return row;
    }

    Work work(long partId) {
        PartRow part = parts.selectById(partId);
        // The same order each time: the same serial must carry the same content.
        List<String> numbers =
                itemsOf(partId).stream().map(row -> row.invoiceNumber).toList();
        Map<String, InputInvoices.Head> heads = invoices.heads(numbers);
        return new Work(
                sources.taxpayer().taxNo(),
                part.serial,
                part.ticket,
                part.status.equals(PENDING) || part.status.equals("SUBMITTED"),
                numbers.stream()
                        .map(heads::get)
                        .map(head -> new TaxPlatform.InvoiceKey(head.issuedOn(), head.number(), head.kindCode()))
                        .toList());
    }

    @Transactional
    void submitted(long partId, String ticket) {
        parts.submitted(partId, ticket);
    }

    /** The platform refused the part as a whole. */
    @Transactional
    void refused(long partId, String code, String message) {
        PartRow part = parts.selectById(partId);
        if (parts.end(partId, "REFUSED") != 1) {
            return;
        }
        List<ItemRow> rows = itemsOf(partId);
        for (ItemRow row : rows) {
            row.status = REFUSED;
            row.code = cut(code, 20);
            row.message = cut(message, 300);
        }
        items.updateById(rows);
        selections.partEnded(part.selectionId, 0, rows.size(), clock.instant());
    }

    /** Takes the platform's results in; an invoice that we selected before counts as selected. */
    @Transactional
    void settled(long partId, List<TaxPlatform.UseResult> results, String channel) {
        PartRow part = parts.selectById(partId);
        if (parts.end(partId, "DONE") != 1) {
            return;
        }
        Map<String, TaxPlatform.UseResult> byNumber = results.stream()
                .collect(Collectors.toMap(TaxPlatform.UseResult::number, Function.identity(), (one, two) -> one));
        Map<String, InputInvoices.ConfirmedUse> uses = new HashMap<>();
        List<ItemRow> rows = itemsOf(partId);
        int selected = 0;
        for (ItemRow row : rows) {
            TaxPlatform.UseResult result = byNumber.get(row.invoiceNumber);
            if (result == null) {
                row.status = REFUSED;
                row.code = "NO_RESULT";
                row.message = "平台结果中没有该发票";
                continue;
            }
            InputUse use = useOf(result);
            row.status = use == InputUse.REFUND ? SELECTED : REFUSED;
            row.code = cut(result.code(), 20);
            row.message = cut(result.message(), 300);
            row.usePeriod = cut(result.period(), 6);
            if (use != InputUse.UNUSED) {
                uses.put(row.invoiceNumber, new InputInvoices.ConfirmedUse(use, row.usePeriod));
            }
            if (use == InputUse.REFUND) {
                selected++;
            }
        }
        items.updateById(rows);
        invoices.confirmUse(uses, "selection " + part.selectionId, channel);
        selections.partEnded(part.selectionId, selected, rows.size() - selected, clock.instant());
    }

    // 01 is our selection; 06 was selected before, and its use says what for.
    private static InputUse useOf(TaxPlatform.UseResult result) {
        if (RESULT_SELECTED.equals(result.code())) {
            return InputUse.REFUND;
        }
        if (!RESULT_BEFORE.equals(result.code())) {
            return InputUse.UNUSED;
        }
        try {
            return InputUse.ofCode(result.use());
        } catch (IllegalArgumentException e) {
            return InputUse.UNUSED;
        }
    }

    SelectionRow get(long id) {
        SelectionRow row = selections.selectById(id);
        if (row == null) {
            throw new NotFoundException("selection", id);
        }
        return row;
    }

    PageResponse<ItemRow> items(long selectionId, String status, PageRequest page) {
        QueryWrapper<ItemRow> query = new QueryWrapper<ItemRow>().eq("selection_id", selectionId);
        query.eq(status != null, "status", status);
        return PageResponse.of(items.selectPage(page.toPage(Map.of("id", "id"), "id,asc"), query), row -> row);
    }

    private List<ItemRow> itemsOf(long partId) {
        return items.selectList(
                new QueryWrapper<ItemRow>().eq("part_id", partId).orderByAsc("id"));
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
