package io.maotong.invoice.verification;

import io.maotong.invoice.platform.InvoiceIdentity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * What is asked, once it is known to be a question that the bureau answers.
 *
 * @param code null for digital invoices
 * @param amount null where the kind is not asked by an amount
 * @param checkCode six digits; null where the kind has none
 */
record VerificationQuestion(
        String kindCode, String code, String number, LocalDate issuedOn, BigDecimal amount, String checkCode) {

    /** Code and number as one. */
    String identity() {
        return new InvoiceIdentity(code, number).text();
    }

    /** Equal for equal questions: by invoice, date and amount or check code (tax.md 1.15). */
    String cacheKey() {
        String text = String.join(
                "|",
                kindCode,
                identity(),
                issuedOn.toString(),
                amount == null ? "" : amount.toPlainString(),
                checkCode == null ? "" : checkCode);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
