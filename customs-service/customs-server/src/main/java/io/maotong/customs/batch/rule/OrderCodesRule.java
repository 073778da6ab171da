package io.maotong.customs.batch.rule;

import io.maotong.customs.codes.Codes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** O6: units and currencies are codes of customs. O7: names are written in Chinese. */
final class OrderCodesRule implements ConsignmentRule {

    private final Codes codes;

    OrderCodesRule(Codes codes) {
        this.codes = codes;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        if (!codes.exists(Codes.CURRENCIES, consignment.order().get("currency"), consignment.day())) {
            found.accept(Finding.error(
                    "O6",
                    "303",
                    "currency",
                    null,
                    null,
                    "币制 " + consignment.source().currency() + " 不在海关货币代码表中",
                    consignment.source().currency() + " has no currency code at customs"));
        }
        List<Map<String, String>> rows = consignment.order().rows();
        for (int index = 0; index < rows.size(); index++) {
            Map<String, String> row = rows.get(index);
            if (!codes.isUnit(row.get("unit"), consignment.day())) {
                found.accept(Finding.error(
                        "O6",
                        "303",
                        "unit",
                        index + 1,
                        null,
                        "计量单位不在海关计量单位代码表中",
                        "The unit is no unit code of customs"));
            }
            String name = row.getOrDefault("itemName", "");
            if (name.codePoints().noneMatch(Character::isIdeographic)) {
                found.accept(Finding.warning(
                        "O7", "303", "itemName", index + 1, null, "商品名称应含中文", "The name should be written in Chinese"));
            }
        }
    }
}
