package io.maotong.invoice.rule;

import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.RateTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An invoice and what it is judged by.
 *
 * @param date on which it would be issued
 * @param registeredTaxNo of the merchant
 * @param registeredName as the tax bureau holds it
 * @param classes by code, as far as the invoice names them, valid on the date
 * @param passedTaxNo whether a person has let a number pass whose check character does not hold
 */
public record RuleInput(
        InvoiceDocument invoice,
        LocalDate date,
        String registeredTaxNo,
        String registeredName,
        Map<String, Classification> classes,
        RateTable rates,
        Predicate<String> passedTaxNo,
        RuleProperties settings,
        LengthPolicy lengths) {

    Optional<Classification> classOf(String code) {
        return Optional.ofNullable(code).map(classes::get);
    }

    static String line(int index, String field) {
        return "lines[" + index + "]." + field;
    }
}
