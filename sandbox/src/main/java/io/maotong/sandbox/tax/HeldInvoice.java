package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * An invoice that the platform holds, whoever issued it.
 *
 * @param fplx 81 special, 82 normal
 * @param exportPolicy 01 refund, 02 exempt, 03 taxed, empty = not an export invoice
 * @param issuedAt in the business zone
 * @param fpzt 0 normal, 1 out of control, 2 void, 3 red, 7 partly reversed, 8 reversed
 * @param hxyt use by the buyer: empty, 1 deducted, 2 refund, 3 agent's refund, 6 not deducted
 * @param sfycpz abnormal voucher: empty or 01-03
 * @param sdzt locked: empty or 01, 02
 * @param sllsh upload that brought it; null = it came from outside
 */
record HeldInvoice(
        String fphm,
        String fplx,
        String exportPolicy,
        String sellerTaxNo,
        String sellerName,
        String buyerTaxNo,
        String buyerName,
        LocalDateTime issuedAt,
        BigDecimal hjje,
        BigDecimal hjse,
        BigDecimal jshj,
        String fpzt,
        String hxyt,
        String sfycpz,
        String sdzt,
        String usePeriod,
        String sllsh,
        String lsh,
        String bodySha256,
        Instant readyAt) {

    boolean sound() {
        return fpzt.equals("0") && sfycpz.isEmpty() && sdzt.isEmpty();
    }
}
