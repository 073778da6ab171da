package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.CustomsCode;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers and codes that name the order and its parties. */
final class IdentityRules implements OrderRule {

    /** What a foreign platform without a customs code is called in an export order. */
    static final String NO_CODE = "无";

    private static final Pattern ORDER_NO = Pattern.compile("[A-Za-z0-9._/-]{1,60}");
    // 603 allows 20 characters where 303 allows 30.
    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._/-]{1,20}");
    private static final Set<String> TRADE_MODES = Set.of("9610", "9710", "9810", "1210", "0110");

    @Override
    public void check(OrderDraft order, CodeBook codes, Findings found) {
        int row = order.lines().getFirst().row();
        if (order.orderNo() != null && !ORDER_NO.matcher(order.orderNo()).matches()) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    "orderNo",
                    row,
                    "ORDER_NO",
                    ORDER_NO.pattern(),
                    Text.of("订单编号为1至60位字母、数字或 . _ / -", "1 to 60 letters, digits or . _ / -"));
        }
        if (order.tradeMode() != null && !TRADE_MODES.contains(order.tradeMode())) {
            found.error(
                    OrderError.CODE_UNKNOWN,
                    "tradeMode",
                    row,
                    "TRADE_MODE",
                    "9610|9710|9810|1210|0110",
                    Text.of("请填写监管方式代码，如 9610", "Give a supervision mode such as 9610"));
        }
        String platform = order.platformCode();
        if (platform != null && !NO_CODE.equals(platform) && !isPartyCode(platform)) {
            found.error(
                    OrderError.FIELD_FORMAT,
                    "platformCode",
                    row,
                    "PARTY",
                    NO_CODE,
                    Text.of(
                            "填写10位海关编码或18位统一社会信用代码；境外平台填“无”",
                            "A 10-character customs code, an 18-character credit code, or 无"));
        }
        Set<String> skus = new HashSet<>();
        for (OrderDraft.Line line : order.lines()) {
            if (line.sku() == null) {
                continue;
            }
            if (!SKU.matcher(line.sku()).matches()) {
                found.error(
                        OrderError.FIELD_FORMAT,
                        "sku",
                        line.row(),
                        "ITEM_NO",
                        SKU.pattern(),
                        Text.of("货号为1至20位字母、数字或 . _ / -", "1 to 20 letters, digits or . _ / -"));
            }
            if (!skus.add(line.sku())) {
                found.error(
                        OrderError.LINES_CONTRADICT,
                        "sku",
                        line.row(),
                        "O9",
                        null,
                        Text.of("同一订单的同一货号请合并为一行", "Merge the rows of one SKU within an order"));
            }
        }
    }

    private static boolean isPartyCode(String code) {
        return CustomsCode.isValid(code) || CreditCode.check(code) != CreditCode.Check.FORMAT_ERROR;
    }
}
