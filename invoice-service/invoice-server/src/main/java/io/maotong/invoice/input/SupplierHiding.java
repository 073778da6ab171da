package io.maotong.invoice.input;

import io.maotong.data.key.KeyService;
import io.maotong.invoice.conversion.Conversion;
import io.maotong.invoice.document.TaxNumber;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Encrypts numbers of natural persons that were received before they were encrypted, and gives every supplier its index. */
@Component
class SupplierHiding implements Conversion {

    private record Known(long id, String number, String contentHash) {}

    private final JdbcTemplate jdbc;
    private final InputSuppliers suppliers;
    private final KeyService keys;

    SupplierHiding(JdbcTemplate jdbc, InputSuppliers suppliers, KeyService keys) {
        this.jdbc = jdbc;
        this.suppliers = suppliers;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "input-suppliers";
    }

    @Override
    public Step convert(long after, int limit) {
        List<Known> rows = jdbc.query(
                "SELECT id, supplier_tax_no, content_hash FROM input_invoice WHERE id > ? AND supplier_key IS NULL"
                        + " ORDER BY id LIMIT ?",
                (row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3)),
                after,
                limit);
        if (rows.isEmpty()) {
            return Step.END;
        }
        jdbc.batchUpdate(
                "UPDATE input_invoice SET supplier_key = ?, supplier_tax_no = ?, supplier_person_no = ?, content_hash = ?"
                        + " WHERE id = ? AND supplier_key IS NULL",
                rows.stream().map(this::values).toList());
        return new Step(rows.getLast().id(), rows.size());
    }

    private Object[] values(Known row) {
        boolean personal = TaxNumber.isPersonal(row.number());
        return new Object[] {
            suppliers.keyOf(row.number()),
            personal ? null : row.number(),
            personal ? keys.encrypt(row.number()) : null,
            personal ? suppliers.keyed(row.contentHash()) : row.contentHash(),
            row.id()
        };
    }
}
