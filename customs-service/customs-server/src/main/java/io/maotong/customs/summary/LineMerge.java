package io.maotong.customs.summary;

import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes what a summary should become, to be compared with what customs makes of it. Lists are added one after the other
 * and not kept, so that a month of any size needs no more than its lines.
 */
final class LineMerge {

    private record Key(
            String tradeMode,
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

    private static final class Sums {

        private final String name;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal quantity1 = BigDecimal.ZERO;
        private BigDecimal quantity2 = BigDecimal.ZERO;
        private BigDecimal total = BigDecimal.ZERO;
        private int lines;

        private Sums(String name) {
            this.name = name;
        }

        private void add(Map<String, String> row) {
            quantity = quantity.add(figure(row, "qty"));
            quantity1 = quantity1.add(figure(row, "qty1"));
            quantity2 = quantity2.add(figure(row, "qty2"));
            total = total.add(figure(row, "totalPrice"));
            lines++;
        }

        private static BigDecimal figure(Map<String, String> row, String field) {
            BigDecimal value = DocumentContent.number(row, field);
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    private final boolean byOwner;
    private final boolean byName;
    private final Map<Key, Sums> groups = new LinkedHashMap<>();

    /**
     * @param byOwner whether different producers stay apart (summaryFlag 2)
     * @param byName whether different names stay apart (itemNameFlag 1)
     */
    LineMerge(boolean byOwner, boolean byName) {
        this.byOwner = byOwner;
        this.byName = byName;
    }

    void add(DocumentContent list) {
        for (Map<String, String> row : list.rows()) {
            String name = row.getOrDefault("itemName", row.get("gname"));
            Key key = new Key(
                    list.get("tradeMode"),
                    list.get("trafMode"),
                    byOwner ? list.get("ownerCode") : "",
                    list.get("country"),
                    list.get("portCode"),
                    row.get("country"),
                    row.get("gcode"),
                    byName ? name : "",
                    row.get("currency"),
                    row.get("unit"),
                    row.get("unit1"),
                    row.getOrDefault("unit2", ""));
            groups.computeIfAbsent(key, any -> new Sums(name)).add(row);
        }
    }

    List<MergedLine> lines() {
        return groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private static MergedLine line(Key key, Sums sums) {
        boolean second = !key.unit2().isEmpty();
        return new MergedLine(
                key.tradeMode(),
                key.trafMode(),
                key.ownerCode(),
                key.destination(),
                key.portCode(),
                key.commodityCode(),
                sums.name,
                key.currency(),
                key.unit(),
                key.unit1(),
                second ? key.unit2() : null,
                sums.quantity,
                sums.quantity1,
                second ? sums.quantity2 : null,
                sums.total,
                MergedLine.price(sums.total, sums.quantity),
                sums.lines);
    }
}
