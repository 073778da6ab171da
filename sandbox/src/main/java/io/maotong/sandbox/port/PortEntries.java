package io.maotong.sandbox.port;

import io.maotong.sandbox.office.CustomsOffice;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Declarations made from summaries, read for others. */
@Component
class PortEntries implements CustomsEntries {

    private final JdbcClient jdbc;
    private final CustomsOffice office;

    private record Head(String entryId, String ebcCode, LocalDate exportedOn) {}

    PortEntries(JdbcClient jdbc, CustomsOffice office) {
        this.jdbc = jdbc;
        this.office = office;
    }

    @Override
    public Map<String, Entry> byEntryIds(Collection<String> entryIds) {
        if (entryIds.isEmpty()) {
            return Map.of();
        }
        List<Head> heads = jdbc.sql("SELECT entry_id, ebc_code, exported_on FROM port_entry WHERE entry_id IN (:ids)")
                .param("ids", entryIds)
                .query((row, n) -> new Head(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)))
                .list();
        Map<String, List<Item>> items = new HashMap<>();
        jdbc.sql("SELECT * FROM port_entry_item WHERE entry_id IN (:ids) ORDER BY entry_id, gnum")
                .param("ids", entryIds)
                .query(row -> {
                    items.computeIfAbsent(row.getString("entry_id"), id -> new ArrayList<>())
                            .add(new Item(
                                    row.getInt("gnum"),
                                    row.getString("gcode"),
                                    row.getString("gname"),
                                    row.getBigDecimal("qty"),
                                    row.getString("unit"),
                                    row.getBigDecimal("qty1"),
                                    row.getString("unit1"),
                                    row.getString("currency"),
                                    row.getBigDecimal("total")));
                });
        Map<String, Enterprise> consignors =
                office.byCodes(heads.stream().map(Head::ebcCode).collect(Collectors.toSet()));
        Map<String, Entry> entries = new HashMap<>();
        for (Head head : heads) {
            Enterprise consignor = consignors.get(head.ebcCode());
            entries.put(
                    head.entryId(),
                    new Entry(
                            head.entryId(),
                            head.ebcCode(),
                            consignor == null ? null : consignor.uscc(),
                            head.exportedOn(),
                            items.getOrDefault(head.entryId(), List.of())));
        }
        return entries;
    }
}
