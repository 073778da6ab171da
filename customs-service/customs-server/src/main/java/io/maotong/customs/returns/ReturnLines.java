package io.maotong.customs.returns;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of a line of a list no more can come back than went out and has not come back yet. */
final class ReturnLines {

    /** @param listed the line of the list as it was declared */
    record Chosen(ReturnRequest.Line line, Map<String, String> listed) {}

    private static final String[] FIGURES = {"qty", "qty1", "qty2"};

    private final DocumentContent list;
    private final Map<Integer, BigDecimal[]> left = new HashMap<>();

    /** @param earlier quantities of the list's other returns that were not refused */
    ReturnLines(DocumentContent list, List<ReturnRequest.Line> earlier) {
        this.list = list;
        for (Map<String, String> row : list.rows()) {
            BigDecimal[] figures = new BigDecimal[FIGURES.length];
            for (int index = 0; index < figures.length; index++) {
                figures[index] = DocumentContent.number(row, FIGURES[index]);
            }
            left.put(Integer.valueOf(row.get("gnum")), figures);
        }
        for (ReturnRequest.Line back : earlier) {
            BigDecimal[] figures = left.get(back.gnum());
            BigDecimal[] gone = figures(back);
            for (int index = 0; index < figures.length; index++) {
                if (figures[index] != null && gone[index] != null) {
                    figures[index] = figures[index].subtract(gone[index]);
                }
            }
        }
    }

    /** @throws io.maotong.core.error.BusinessException with everything that does not fit */
    List<Chosen> choose(List<ReturnRequest.Line> wanted) {
        List<ReturnRequest.Line> lines = wanted == null || wanted.isEmpty() ? everythingLeft() : wanted;
        Violations violations = new Violations();
        List<Chosen> chosen = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int row = 0;
        for (ReturnRequest.Line line : lines) {
            row++;
            Map<String, String> listed = row(line.gnum());
            if (listed == null || !seen.add(line.gnum())) {
                violations.add(Violation.of(
                                CustomsError.INVALID_RETURN,
                                "lines.gnum",
                                "RET1",
                                "1.." + list.rows().size(),
                                Text.of("清单没有该商品序号，或序号重复", "The list has no such line, or it stands here twice"))
                        .atRow(row));
                continue;
            }
            check(line, row, violations);
            chosen.add(new Chosen(line, listed));
        }
        if (lines.isEmpty()) {
            violations.add(Violation.of(
                    CustomsError.INVALID_RETURN,
                    "lines",
                    "RET2",
                    null,
                    Text.of("该清单的商品已全部退回", "Everything on the list has come back already")));
        }
        violations.throwIfAny(CustomsError.INVALID_RETURN);
        return chosen;
    }

    private void check(ReturnRequest.Line line, int row, Violations violations) {
        BigDecimal[] most = left.get(line.gnum());
        BigDecimal[] given = figures(line);
        for (int index = 0; index < most.length; index++) {
            String field = index == 0 ? "quantity" : "quantity" + index;
            boolean fits = most[index] == null
                    ? given[index] == null
                    : given[index] != null && given[index].compareTo(most[index]) <= 0;
            if (!fits) {
                violations.add(Violation.of(
                                CustomsError.INVALID_RETURN,
                                "lines." + field,
                                "RET2",
                                most[index] == null ? null : "<= " + DocumentContent.figure(most[index]),
                                Text.of(
                                        "退货数量超过该商品尚未退回的数量，或与清单的计量单位不对应",
                                        "More comes back than is left of this line, or its units are not those of the list"))
                        .atRow(row));
            }
        }
    }

    private List<ReturnRequest.Line> everythingLeft() {
        return list.rows().stream()
                .map(row -> Integer.valueOf(row.get("gnum")))
                .filter(gnum -> left.get(gnum)[0].signum() > 0)
                .map(gnum -> new ReturnRequest.Line(gnum, left.get(gnum)[0], left.get(gnum)[1], left.get(gnum)[2]))
                .toList();
    }

    private Map<String, String> row(int gnum) {
        return list.rows().stream()
                .filter(row -> Integer.toString(gnum).equals(row.get("gnum")))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal[] figures(ReturnRequest.Line line) {
        return new BigDecimal[] {line.quantity(), line.quantity1(), line.quantity2()};
    }
}
