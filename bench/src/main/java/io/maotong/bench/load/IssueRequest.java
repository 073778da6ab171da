package io.maotong.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One invoice that a seller asks for.
 *
 * @param serialNo unique for the seller
 */
record IssueRequest(Seller seller, String serialNo, int lines) {

    /** The invoice as JSON: special, with tax at 13 %, some hundred yuan. */
    byte[] body() {
        return Web.bytes(body(serialNo, seller.titleId, lines, serialNo.hashCode()));
    }

    static Map<String, Object> body(String serialNo, String titleId, int lines, int seed) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "serialNo",
                serialNo,
                "kind",
                "DIGITAL_SPECIAL",
                "lines",
                IntStream.range(0, lines)
                        .mapToObj(line -> line(line, Math.floorMod(seed, 900) + 100))
                        .toList(),
                "remark",
                "合同号 " + serialNo));
        if (titleId == null) {
            body.put("buyer", Map.of("name", "四川某贸易有限公司", "taxNo", "91512081MA62K0260E"));
        } else {
            body.put("titleId", titleId);
        }
        return body;
    }

    private static Map<String, Object> line(int line, int price) {
        return Map.of(
                "name",
                List.of("水晶手链", "水晶摆件", "玻璃挂饰").get(line % 3) + (line + 1),
                "taxClassCode",
                "1060599000000000000",
                "spec",
                "8mm/60粒",
                "unit",
                "条",
                "quantity",
                3,
                "unitPrice",
                price + ".33",
                "rate",
                "0.13");
    }
}
