package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A form as the platform holds it.
 *
 * @param accessUnit who sent it; null = entered in the bureau's own pages
 * @param enteredBy 0 seller, 1 buyer
 * @param state 01 to 13
 * @param purchase the buyer issued the invoice, and stands where a seller would
 */
record RedHeld(
        String uuid,
        String number,
        String accessUnit,
        String lsh,
        String bodySha256,
        String enteredBy,
        String sellerTaxNo,
        String sellerName,
        String buyerTaxNo,
        String buyerName,
        String blueNumber,
        String reason,
        BigDecimal amount,
        BigDecimal tax,
        String state,
        String redNumber,
        Instant enteredAt,
        Instant expiresAt,
        Instant confirmedAt,
        boolean purchase,
        List<Line> lines) {

    static final String SELLER = "0";
    static final String BUYER = "1";
    static final String FREE = "01";
    static final String BUYER_ASKED = "02";
    static final String SELLER_ASKED = "03";
    static final String CONFIRMED = "04";

    record Line(
            int ordinal,
            int blueLine,
            String classCode,
            String xmmc,
            String spfwjc,
            String ggxh,
            String dw,
            String sl,
            String dj,
            BigDecimal je,
            BigDecimal slv,
            BigDecimal se) {

        BigDecimal quantity() {
            return sl.isEmpty() ? null : new BigDecimal(sl);
        }
    }

    boolean waits() {
        return state.equals(BUYER_ASKED) || state.equals(SELLER_ASKED);
    }

    /** Whether the blue invoice is bound by it: it may still become, or has become, a red invoice. */
    boolean alive() {
        return waits() || state.equals(FREE) || state.equals(CONFIRMED);
    }

    String partyOf(String side) {
        return side.equals(SELLER) != purchase ? sellerTaxNo : buyerTaxNo;
    }

    String otherParty() {
        return partyOf(enteredBy.equals(SELLER) ? BUYER : SELLER);
    }
}
