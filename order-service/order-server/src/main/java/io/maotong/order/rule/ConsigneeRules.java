package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import java.util.regex.Pattern;

/** I7 and what carriers need: a buyer outside of China who can be reached. */
final class ConsigneeRules implements OrderRule {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{5,24}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    @Override
    public void check(OrderDraft order, CodeBook codes, Findings found) {
        int row = order.lines().getFirst().row();
        if ("CN".equals(order.country())) {
            found.error(
                    OrderError.CODE_UNKNOWN,
                    "country",
                    row,
                    "I7",
                    null,
                    Text.of("出口目的国不能是中国", "The destination of an export cannot be China"));
        }
        if (order.phone() != null && !PHONE.matcher(order.phone()).matches()) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    "phone",
                    row,
                    "PHONE",
                    "+65 6123 4567",
                    Text.of("请填写带国家区号的电话", "Give a phone number with its country prefix"));
        }
        if (order.email() != null && !EMAIL.matcher(order.email()).matches()) {
            found.error(
                    OrderError.FIELD_FORMAT, "email", row, "EMAIL", null, Text.of("邮箱格式有误", "Not an e-mail address"));
        }
        longest(order.shop(), 60, "shop", row, found);
        longest(order.platformName(), 100, "platformName", row, found);
        longest(order.consigneeName(), 100, "consigneeName", row, found);
        longest(order.province(), 60, "province", row, found);
        longest(order.city(), 60, "city", row, found);
        longest(order.street(), 200, "street", row, found);
        longest(order.postcode(), 20, "postcode", row, found);
        longest(order.payName(), 100, "payName", row, found);
        order.lines().forEach(line -> {
            longest(line.barCode(), 50, "barCode", line.row(), found);
            longest(line.nameEn(), 250, "nameEn", line.row(), found);
        });
    }

    private static void longest(String text, int limit, String field, int row, Findings found) {
        if (text != null && text.length() > limit) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    field,
                    row,
                    "LENGTH",
                    "1.." + limit,
                    Text.of("最多%d个字符", "At most %d characters").with(limit));
        }
    }
}
