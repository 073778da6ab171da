package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Looking through the current merchant's input invoices. */
@Service
class InputInvoiceList {

    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "id",
            "issuedOn",
            "issued_on",
            "number",
            "number",
            "amount",
            "amount",
            "supplierName",
            "supplier_name");

    /**
     * Everything optional.
     *
     * @param q beginning of a number or of a supplier's name
     * @param supplierTaxNo the whole number
     */
    record Filter(
            InputUse use,
            InputStatus status,
            String kind,
            LocalDate from,
            LocalDate to,
            String q,
            String supplierTaxNo) {}

    private final InputInvoiceMapper invoices;
    private final ChangeMapper changes;
    private final InputFacts facts;
    private final InputSuppliers suppliers;

    InputInvoiceList(InputInvoiceMapper invoices, ChangeMapper changes, InputFacts facts, InputSuppliers suppliers) {
        this.suppliers = suppliers;
        this.invoices = invoices;
        this.changes = changes;
        this.facts = facts;
    }

    PageResponse<InputInvoiceRow> list(Filter filter, PageRequest page) {
        QueryWrapper<InputInvoiceRow> query = new QueryWrapper<>();
        query.eq(filter.use() != null, "use_kind", filter.use())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.kind() != null, "kind", filter.kind())
                .ge(filter.from() != null, "issued_on", filter.from())
                .le(filter.to() != null, "issued_on", filter.to());
        if (filter.supplierTaxNo() != null && !filter.supplierTaxNo().isBlank()) {
            query.eq("supplier_key", suppliers.keyOf(filter.supplierTaxNo()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(either -> either.likeRight("number", start).or().likeRight("supplier_name", start));
        }
        return PageResponse.of(invoices.selectPage(page.toPage(SORTABLE, "issuedOn,desc"), query), row -> row);
    }

    InputInvoiceRow get(String number) {
        InputInvoiceRow row = invoices.selectOne(new QueryWrapper<InputInvoiceRow>().eq("number", number));
        if (row == null) {
            throw new NotFoundException("input invoice", number);
        }
        return row;
    }

    List<InputLineRow> lines(InputInvoiceRow invoice) {
        return facts.linesOf(Set.of(invoice.id));
    }

    List<ChangeRow> changes(InputInvoiceRow invoice) {
        return changes.selectList(
                new QueryWrapper<ChangeRow>().eq("invoice_id", invoice.id).orderByAsc("id"));
    }
}
