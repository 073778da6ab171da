package io.maotong.sandbox.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One booking on an account.
 *
 * @param svcrRef the bank's reference; the same in every message that shows this entry
 * @param direction CRDT or DBIT; the reversal of a credit is a DBIT
 * @param subFamily sub-family of the bank transaction code within PMNT/RCDT
 * @param reversedRef the bank's reference of the entry that this one takes back, or null
 */
record BankEntry(
        long id,
        String svcrRef,
        String accountNo,
        String currency,
        BigDecimal amount,
        String direction,
        String subFamily,
        Long reversalOf,
        String reversedRef,
        String payerName,
        String payerCountry,
        String remittance,
        String endToEndId,
        String uetr,
        LocalDate bookedOn,
        LocalDate valueOn,
        Instant bookedAt) {

    /** Cross-border credit transfer, domestic credit transfer, reversal due to payment return. */
    static final String CROSS_BORDER = "XBCT";

    static final String DOMESTIC = "DMCT";
    static final String RETURN = "RRTN";

    boolean credit() {
        return direction.equals("CRDT");
    }
}
