package io.maotong.invoice.selection;

import io.maotong.invoice.input.InputUse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What may be used for what, and what may be taken back.
 *
 * @param kinds kinds (fplx) by use; a use that is not listed takes every kind
 * @param expiry when an invoice is too old to be used
 * @param revocable uses that may be taken back as long as their period is open
 * @param certified uses that may only be taken back with a certificate 出口货物转内销证明
 * @param periodEndsOn day of the following month until which a period can still be changed
 */
@ConfigurationProperties("maotong.invoice.uses")
record UseSettings(
        Map<InputUse, Set<String>> kinds,
        Expiry expiry,
        Set<InputUse> revocable,
        Set<InputUse> certified,
        int periodEndsOn) {

    /** @param issuedBefore only invoices issued before this day expire @param days after their issue */
    record Expiry(LocalDate issuedBefore, int days) {}
}
