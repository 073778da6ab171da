package io.maotong.user.registration;

import io.maotong.core.money.Money;
import io.maotong.remote.authority.Channel;
import io.maotong.user.timeline.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A registration as its merchant sees it.
 *
 * @param status DRAFT, NAME_CHECKING, NAME_RESERVED, FILLED, SIGNING, SUBMITTED, UNDER_REVIEW, CORRECTION, APPROVED,
 *     LICENSED, REJECTED, WITHDRAWN, EXPIRED
 * @param remarks what the register asks to change, field by field, with what to do
 * @param alternatives names that the register suggests when the wished ones are taken
 * @param uscc unified social credit code, once licensed
 * @param steps the timeline
 * @param channel where statuses come from: LIVE, SANDBOX or MANUAL
 */
record RegistrationResponse(
        String id,
        String status,
        List<String> names,
        String type,
        String regionCode,
        String industryCode,
        String domicile,
        Money capital,
        List<String> scope,
        String email,
        List<PersonResponse> persons,
        String reservedName,
        String reservationNo,
        LocalDate reservedUntil,
        String applicationNo,
        List<Remark> remarks,
        List<String> alternatives,
        String uscc,
        String licenceNo,
        LocalDate issuedOn,
        List<DocumentResponse> documents,
        List<Step> steps,
        Channel channel,
        Instant createdAt) {

    /** Numbers are masked. */
    record PersonResponse(String role, String name, String idNumber, String mobile, BigDecimal sharePercent) {}

    /** A generated document that the submitting member confirmed. */
    record DocumentResponse(String kind, String sha256, String confirmedBy, Instant confirmedAt) {}
}
