package io.maotong.customs.summary;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes what a summary should become, to be compared with what customs makes of it. */
final class LineMerge {

    private record Key(
            String trafMode,
            String ownerCode,
            String country,
            String portCode,
            String destination,
            String commodityCode,
            String name,
            String currency,
            String unit,
            String unit1,
            String unit2) {}

    private record Row(Map<String, String> head, Map<String, String> row) {}

    private LineMerge() {}

    /**
     * @param byOwner whether different producers stay apart (summaryFlag 2)
     * @param byName whether different names stay apart (itemNameFlag 1)
     */
    static List<MergedLine> merge(List<DocumentContent> lists, boolean byOwner, boolean byName) {
        Map<Key, List<Row>> groups = new LinkedHashMap<>();
        for (DocumentContent list : lists) {
            for (Map<String, String> row : list.rows()) {
                Key key = new Key(
                        list.get("trafMode"),
                        byOwner ? list.get("ownerCode") : "",
                        list.get("country"),
                        list.get("portCode"),
                        row.get("country"),
                        row.get("gcode"),
                        byName ? row.getOrDefault("itemName", row.get("gname")) : "",
                        row.get("currency"),
                        row.get("unit"),
                        row.get("unit1"),
                        row.getOrDefault("unit2", ""));
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(new Row(list.head(), row));
            }
        }
        return groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private static MergedLine line(Key key, List<Row> rows) {
        BigDecimal quantity = sum(rows, "qty");
        BigDecimal total = sum(rows, "totalPrice");
        boolean second = !key.unit2().isEmpty();
        Map<String, String> first = rows.getFirst().row();
        return new MergedLine(
                key.trafMode(),
                key.ownerCode(),
                key.destination(),
                key.portCode(),
                key.commodityCode(),
                first.getOrDefault("itemName", first.get("gname")),
                key.currency(),
                key.unit(),
                key.unit1(),
                second ? key.unit2() : null,
                quantity,
                sum(rows, "qty1"),
                second ? sum(rows, "qty2") : null,
                total,
                MergedLine.price(total, quantity),
                rows.size());
    }

    private static BigDecimal sum(List<Row> rows, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            BigDecimal value = DocumentContent.number(row.row(), field);
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }
}
