package io.maotong.invoice.selection;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputUse;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders to use input invoices 用途确认 and to take uses back (tax.md 1.16), in parts that the platform takes at once. */
@Service
class Selections {

    static final String KIND = "invoice.select-refund";
    static final String SELECTED = "SELECTED";
    static final String REFUSED = "REFUSED";

    private static final String PENDING = "PENDING";

    /** What the intent of a part carries. */
    record PartReference(long partId) {}

    /** An order that was taken, and what of it was handed back. */
    record Taken(SelectionRow selection, List<Violation> refused) {}

    private final SelectionMapper selections;
    private final PartMapper parts;
    private final ItemMapper items;
    private final InputInvoices invoices;
    private final Sources sources;
    private final Intents intents;
    private final int partSize;
    private final UseSettings settings;
    private final UseRules rules;
    private final Clock clock;

    Selections(
            SelectionMapper selections,
            PartMapper parts,
            ItemMapper items,
            InputInvoices invoices,
            Sources sources,
            Intents intents,
            InvoiceProperties properties,
            UseSettings settings,
            Clock clock) {
        this.selections = selections;
        this.parts = parts;
        this.items = items;
        this.invoices = invoices;
        this.sources = sources;
        this.intents = intents;
        this.partSize = properties.selection().partSize();
        this.settings = settings;
        this.rules = new UseRules(settings);
        this.clock = clock;
    }

    /**
     * Promises the selection of all these invoices for refund; those selected before are done at once.
     *
     * @throws BusinessException 422 with every reason if one of them cannot be
     */
    @Transactional
    SelectionRow selectAll(List<String> numbers, boolean all, String actor) {
        sources.taxpayer();
        Set<String> chosen = chosen(numbers, all, InputUse.REFUND);
        Map<String, InputInvoices.Head> heads = invoices.heads(chosen);
        Violations found = new Violations();
        LocalDate today = BusinessTime.today(clock);
        int row = 0;
        for (String number : chosen) {
            found.addAll(rules.use(number, heads.get(number), InputUse.REFUND, today, "invoiceNos[" + row++ + "]"));
        }
        found.throwIfAny(InvoiceError.NOT_SELECTABLE);
        return open(order(InputUse.REFUND, false, null, actor), chosen, heads);
    }

    /** Promises to use these invoices; those that cannot be are handed back with every reason. */
    @Transactional
    Taken use(InputUse use, List<String> numbers, boolean all, String actor) {
        check(use);
        sources.taxpayer();
        Set<String> chosen = chosen(numbers, all, use);
        Map<String, InputInvoices.Head> heads = invoices.heads(chosen);
        LocalDate today = BusinessTime.today(clock);
        Set<String> good = new LinkedHashSet<>();
        List<Violation> refused = new ArrayList<>();
        int row = 1;
        for (String number : chosen) {
            List<Violation> found = rules.use(number, heads.get(number), use, today, "invoiceNos");
            if (found.isEmpty()) {
                good.add(number);
            }
            for (Violation one : found) {
                refused.add(one.atRow(row));
            }
            row++;
        }
        return new Taken(open(order(use, false, null, actor), good, heads), refused);
    }

    /** Promises to take the use of these invoices back; those of which it cannot be are handed back with every reason. */
    @Transactional
    Taken revoke(InputUse use, List<String> numbers, String certificate, String actor) {
        check(use);
        sources.taxpayer();
        Set<String> chosen = chosen(numbers, false, use);
        // Locked, so that no refund batch begins to rely on them before they are marked.
        Map<String, InputInvoices.Head> heads = invoices.lockHeads(chosen);
        Set<String> occupied = invoices.occupied(chosen);
        LocalDate today = BusinessTime.today(clock);
        String given = certificate == null || certificate.isBlank() ? null : certificate.strip();
        Set<String> good = new LinkedHashSet<>();
        List<Violation> refused = new ArrayList<>();
        int row = 1;
        for (String number : chosen) {
            List<Violation> found =
                    rules.revoke(number, heads.get(number), use, given, occupied.contains(number), today, "invoiceNos");
            if (found.isEmpty() && heads.get(number).releasing()) {
                found = List.of(Violation.of(
                        InvoiceError.USE_NOT_ALLOWED,
                        "invoiceNos",
                        "RELEASING",
                        null,
                        Text.of("发票 %s 正在撤销用途", "The use of invoice %s is being taken back")
                                .with(number)));
            }
            if (found.isEmpty()) {
                good.add(number);
            }
            for (Violation one : found) {
                refused.add(one.atRow(row));
            }
            row++;
        }
        invoices.releasing(good, true);
        return new Taken(open(order(use, true, given, actor), good, heads), refused);
    }

    private static void check(InputUse use) {
        new Violations()
                .check(
                        use != null && use != InputUse.UNUSED,
                        InvoiceError.USE_REQUEST,
                        "use",
                        "USE",
                        "DEDUCT|REFUND|AGENT_REFUND|NON_DEDUCT",
                        Text.of("请选择用途", "Choose a use"))
                .throwIfAny(InvoiceError.USE_REQUEST);
    }

    private Set<String> chosen(List<String> numbers, boolean all, InputUse use) {
        Set<String> chosen = new LinkedHashSet<>(
                all
                        ? invoices.selectable(settings.kinds().getOrDefault(use, Set.of()))
                        : numbers == null ? List.of() : numbers);
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
        return chosen;
    }

    private SelectionRow order(InputUse use, boolean revoking, String certificate, String actor) {
        SelectionRow selection = new SelectionRow();
        selection.id = Ids.next();
        selection.merchantId = MerchantScope.merchantId();
        selection.useKind = use;
        selection.revoking = revoking;
        selection.certificate = certificate;
        selection.createdBy = actor;
        selection.createdAt = clock.instant();
        return selection;
    }

    private SelectionRow open(SelectionRow selection, Set<String> chosen, Map<String, InputInvoices.Head> heads) {
        List<String> open = new ArrayList<>();
        List<ItemRow> rows = new ArrayList<>();
        for (String number : chosen) {
            boolean before = !selection.revoking && heads.get(number).use() == selection.useKind;
            if (before) {
                rows.add(item(selection, null, number, SELECTED));
            } else {
                open.add(number);
            }
        }
        selection.total = chosen.size();
        selection.selected = rows.size();
        selection.refused = 0;
        selection.partsOpen = (open.size() + partSize - 1) / partSize;
        selection.status = selection.partsOpen == 0 ? "DONE" : "RUNNING";
        selection.endedAt = selection.partsOpen == 0 ? selection.createdAt : null;
        selections.insert(selection);
        List<PartRow> partRows = new ArrayList<>();
        for (int from = 0; from < open.size(); from += partSize) {
            PartRow part = new PartRow();
            part.id = Ids.next();
            part.merchantId = selection.merchantId;
            part.selectionId = selection.id;
            part.serial = "SE" + Ids.text(part.id);
            part.status = PENDING;
            partRows.add(part);
            open.subList(from, Math.min(open.size(), from + partSize))
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

    SelectionRow get(long id) {
        SelectionRow row = selections.selectById(id);
        if (row == null) {
            throw new NotFoundException("selection", id);
        }
        return row;
    }

    /** Everything optional. */
    PageResponse<SelectionRow> list(InputUse use, String status, PageRequest page) {
        QueryWrapper<SelectionRow> query = new QueryWrapper<>();
        query.eq(use != null, "use_kind", use).eq(status != null, "status", status);
        return PageResponse.of(selections.selectPage(page.toPage(Map.of("id", "id"), "id,desc"), query), row -> row);
    }

    PageResponse<ItemRow> items(long selectionId, String status, PageRequest page) {
        QueryWrapper<ItemRow> query = new QueryWrapper<ItemRow>().eq("selection_id", selectionId);
        query.eq(status != null, "status", status);
        return PageResponse.of(items.selectPage(page.toPage(Map.of("id", "id"), "id,asc"), query), row -> row);
    }

    static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
