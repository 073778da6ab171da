package io.maotong.customs.batch.rule;

import io.maotong.core.error.Text;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.codes.Tariff;
import io.maotong.customs.document.DocumentContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** I4: the same unit means the same quantity, a second unit goes with a second quantity, units are those of the tariff. */
final class QuantityRule implements ConsignmentRule {

    private final Codes codes;

    QuantityRule(Codes codes) {
        this.codes = codes;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        List<Map<String, String>> rows = consignment.list().rows();
        for (int index = 0; index < rows.size(); index++) {
            check(rows.get(index), index + 1, consignment, found);
        }
    }

    private void check(Map<String, String> row, int number, Consignment consignment, Consumer<Finding> found) {
        BigDecimal quantity = DocumentContent.number(row, "qty");
        BigDecimal first = DocumentContent.number(row, "qty1");
        BigDecimal second = DocumentContent.number(row, "qty2");
        String unit2 = row.get("unit2");
        if (first == null || first.signum() <= 0) {
            found.accept(
                    Finding.error("I4", "603", "qty1", number, "> 0", "法定数量应大于零", "The legal quantity is above zero"));
        } else if (Objects.equals(row.get("unit"), row.get("unit1"))
                && quantity != null
                && quantity.compareTo(first) != 0) {
            found.accept(Finding.error(
                    "I4",
                    "603",
                    "qty1",
                    number,
                    row.get("qty"),
                    "申报单位与法定单位相同时数量应相等",
                    "Equal units mean equal quantities"));
        }
        if ((unit2 == null) != (second == null) || second != null && second.signum() <= 0) {
            found.accept(Finding.error(
                    "I4", "603", "qty2", number, null, "第二单位与第二数量应同时填写", "A second unit goes with a second quantity"));
        }
        Optional<Tariff> tariff = codes.tariff(row.get("gcode"), consignment.day());
        if (tariff.isPresent()
                && !(tariff.get().unit1().equals(row.get("unit1"))
                        && Objects.equals(tariff.get().unit2(), unit2))) {
            found.accept(new Finding(
                    "I4",
                    tariff.get().verified(),
                    "603",
                    "unit1",
                    number,
                    tariff.get().unit1()
                            + (tariff.get().unit2() == null
                                    ? ""
                                    : "/" + tariff.get().unit2()),
                    Text.of("法定单位与税则不一致", "The legal units are not those of the tariff")));
        }
    }
}
