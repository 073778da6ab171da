package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the platform knows when it judges an upload.
 *
 * @param now in the business zone
 * @param latestUpload age beyond which an invoice is refused
 * @param names names held, by taxpayer number
 * @param taxpayers what the bureau says of the issuers that it says something of
 * @param ranges drawn number ranges, by issuer
 * @param rates rates in force, trailing zeros stripped
 * @param classes the classifications that the upload uses, those that exist
 * @param redForms the forms that the upload names, those that exist
 */
record RuleBook(
        LocalDateTime now,
        Duration latestUpload,
        Map<String, String> names,
        Map<String, Taxpayer> taxpayers,
        Map<String, List<InvoiceNumbers.Range>> ranges,
        Set<BigDecimal> rates,
        Map<String, GoodsClass> classes,
        Map<String, RedForms.Form> redForms) {

    static BigDecimal plain(BigDecimal rate) {
        return rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
    }

    Taxpayer taxpayer(String taxNo) {
        return taxpayers.getOrDefault(taxNo, Taxpayer.ordinary(taxNo));
    }
}
