package io.maotong.invoice.red;

import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An issued invoice as its reversal sees it.
 *
 * @param role what our merchant is on it; of an agricultural purchase, which the buyer issues, SELLER too
 * @param invoiceId of our own invoice; null if a supplier issued it
 * @param kindCode 01 special, 02 normal
 * @param reversible whether its state allows a reversal
 * @param state for people
 * @param document null if a supplier issued it
 */
record BlueInvoice(
        Side role,
        Long invoiceId,
        String number,
        String kindCode,
        Instant issuedAt,
        BigDecimal amount,
        BigDecimal tax,
        Party seller,
        Party buyer,
        BlueUse use,
        boolean reversible,
        String state,
        List<BlueLine> lines,
        InvoiceDocument document) {

    boolean namesAPerson() {
        return seller.naturalPerson() || buyer.naturalPerson();
    }
}
