package io.maotong.sandbox.refundbureau;

import java.math.BigDecimal;
import java.time.Instant;

/** Head of a filing. {@code faults} is the JSON of what made the bureau return it. */
record Declaration(
        String id,
        String serial,
        String taxNo,
        String companyName,
        String period,
        String batchNo,
        DeclarationStatus status,
        BigDecimal refundable,
        String acceptanceNo,
        BigDecimal approvedAmount,
        BigDecimal paidAmount,
        Instant paidAt,
        String bankRef,
        String faults) {

    Declaration accepted(String number) {
        return with(DeclarationStatus.ACCEPTED, number, null, null, null, null, null);
    }

    Declaration at(DeclarationStatus next) {
        return with(next, acceptanceNo, approvedAmount, null, null, null, null);
    }

    Declaration approved(BigDecimal amount) {
        return with(DeclarationStatus.APPROVED, acceptanceNo, amount, null, null, null, null);
    }

    Declaration returned(String reasons) {
        return with(DeclarationStatus.RETURNED, acceptanceNo, null, null, null, null, reasons);
    }

    Declaration paid(Instant when, String reference) {
        return with(DeclarationStatus.PAID, acceptanceNo, approvedAmount, approvedAmount, when, reference, null);
    }

    private Declaration with(
            DeclarationStatus next,
            String acceptance,
            BigDecimal approved,
            BigDecimal paid,
            Instant when,
            String reference,
            String reasons) {
        return new Declaration(
                id,
                serial,
                taxNo,
                companyName,
                period,
                batchNo,
                next,
                refundable,
                acceptance,
                approved,
                paid,
                when,
                reference,
                reasons);
    }
}
