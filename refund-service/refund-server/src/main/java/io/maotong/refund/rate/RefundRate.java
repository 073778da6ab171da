package io.maotong.refund.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The rates of a commodity on a date.
 *
 * @param levyRate VAT rate of the goods 征税率, a fraction
 * @param refundRate 退税率, a fraction
 * @param specialFlag 1 forbidden or taxed as domestic sale, 2 exempt without refund, null neither
 */
public record RefundRate(
        String code,
        String name,
        BigDecimal levyRate,
        BigDecimal refundRate,
        String specialFlag,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {

    public boolean isRefundable() {
        return refundRate.signum() > 0;
    }

    boolean isValidOn(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }

    boolean agreesWith(RefundRate other) {
        return refundRate.compareTo(other.refundRate) == 0 && Objects.equals(specialFlag, other.specialFlag);
    }
}
