package io.maotong.invoice.platform;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Asking the bureau whether an invoice is genuine 查验 (FPCY_NEW, tax.md 1.15). Never inside a transaction. */
public interface VerificationPlatform {

    String channel();

    PlatformAnswer<Verified> verify(Question question);

    /**
     * @param kindCode fplx
     * @param code null for digital invoices
     * @param amount null where the kind is not checked by an amount
     * @param checkCode last six digits; null where the kind has none
     * @param askerTaxNo who asks
     */
    record Question(
            String kindCode,
            String code,
            String number,
            LocalDate issuedOn,
            BigDecimal amount,
            String checkCode,
            String askerTaxNo) {}

    /**
     * @param result 00 genuine, 01 failure, 02 nothing found, 03 differs, 04 not this unit's
     * @param state fpzt as it is now; null if nothing was found
     * @param abnormal sfycpz
     * @param locked sdzt
     * @param document what the bureau holds, as JSON; null if it sent nothing readable
     * @param fault why the enclosed document could not be read; null if it could, or there is none
     */
    record Verified(
            String result,
            String message,
            String state,
            String abnormal,
            String locked,
            String document,
            String fault) {}
}
