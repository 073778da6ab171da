package io.maotong.invoice.taxclass;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the tables; they belong to no merchant. */
@Repository
public class TaxClassTables {

    private final JdbcClient jdbc;

    TaxClassTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public TaxClasses read() {
        Map<String, String> units = new HashMap<>();
        jdbc.sql("SELECT unit, name FROM unit_name").query(row -> {
            units.put(row.getString("unit"), row.getString("name"));
        });
        return new TaxClasses(
                jdbc.sql("SELECT chapter_from, chapter_to, code, short_name, valid_from, valid_to FROM tax_class_range")
                        .query(TaxClass.class)
                        .list(),
                units);
    }
}
