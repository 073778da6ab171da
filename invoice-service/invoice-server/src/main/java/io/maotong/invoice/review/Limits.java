package io.maotong.invoice.review;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.issue.ReviewReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Amounts without tax, in CNY, above which a second person approves. Passing one is never an error.
 *
 * @param perInvoice null for none; the others alike
 */
record Limits(BigDecimal perInvoice, BigDecimal perBuyerDay, BigDecimal perMonth) {

    static final Limits NONE = new Limits(null, null, null);

    /**
     * @param amount of the invoice
     * @param buyerToday what was submitted for the buyer today besides
     * @param month what was submitted this month besides
     */
    List<ReviewReason> reasons(BigDecimal amount, BigDecimal buyerToday, BigDecimal month) {
        List<ReviewReason> reasons = new ArrayList<>();
        over(reasons, "PER_INVOICE", amount, perInvoice, Text.of("单张金额 %s 超过限额 %s", "%s on one invoice is above %s"));
        over(
                reasons,
                "PER_BUYER_DAY",
                amount.add(buyerToday),
                perBuyerDay,
                Text.of("该购买方当日合计 %s 超过限额 %s", "%s for this buyer today is above %s"));
        over(
                reasons,
                "PER_MONTH",
                amount.add(month),
                perMonth,
                Text.of("本月合计 %s 超过限额 %s", "%s this month is above %s"));
        return reasons;
    }

    private static void over(List<ReviewReason> reasons, String rule, BigDecimal amount, BigDecimal limit, Text words) {
        if (limit != null && amount.compareTo(limit) > 0) {
            reasons.add(new ReviewReason(
                    InvoiceError.OVER_LIMIT.code(), rule, words.with(amount.toPlainString(), limit.toPlainString())));
        }
    }
}
