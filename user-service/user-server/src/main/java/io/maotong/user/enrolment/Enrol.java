package io.maotong.user.enrolment;

import io.maotong.core.error.NotFoundException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.user.api.Qualification;
import io.maotong.user.authority.Authorities;
import io.maotong.user.authority.JsonAuthority;
import io.maotong.user.authority.Reply;
import io.maotong.user.qualification.QualificationChange;
import io.maotong.user.qualification.Qualifications;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes one enrolment to its office and waits for the result. What may have arrived there is asked for by its serial
 * number before it is sent again.
 */
@Component
final class Enrol implements IntentHandler {

    static final String KIND = "enrolment.proceed";

    record Payload(long id) {}

    /** The state of an application in the words of both offices. */
    record State(
            String registrationNo,
            String status,
            String customsCode,
            String cardNo,
            String dxpId,
            String queue,
            LocalDate validFrom,
            LocalDate validTo,
            String reason) {}

    private final ObjectProvider<Enrolments> enrolments;
    private final ObjectProvider<Qualifications> qualifications;
    private final JsonAuthority customsOffice;
    private final JsonAuthority port;
    private final EnrolmentProperties properties;
    private final JsonMapper json;

    Enrol(
            ObjectProvider<Enrolments> enrolments,
            ObjectProvider<Qualifications> qualifications,
            Authorities authorities,
            EnrolmentProperties properties,
            JsonMapper json) {
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.customsOffice = authorities.get("customs-office");
        this.port = authorities.get("eport");
        this.properties = properties;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    // Somebody is watching the page: the first retries come quickly.
    @Override
    public List<Duration> schedule() {
        return List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2));
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), Payload.class).id();
        EnrolmentRow row = enrolments.getObject().require(id);
        return switch (row.status) {
            case READY -> row.sending ? askThenSend(row) : send(row);
            case SUBMITTED -> ask(row);
            case WAITING, APPROVED, REJECTED -> IntentOutcome.done();
        };
    }

    private IntentOutcome askThenSend(EnrolmentRow row) {
        return switch (state(row)) {
            case Reply.Answered<State> there -> {
                enrolments.getObject().submitted(row.id, there.value().registrationNo());
                yield IntentOutcome.again(properties.poll());
            }
            case Reply.Refused<State> refused when refused.isUnknownThere() -> send(row);
            case Reply.Refused<State> refused -> IntentOutcome.retry("asking was refused: " + refused.code());
            case Reply.Later<State> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<State> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<State> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private IntentOutcome send(EnrolmentRow row) {
        Qualification company = qualifications
                .getObject()
                .find()
                .orElseThrow(() -> new NotFoundException("qualification", row.merchantId));
        enrolments.getObject().sending(row.id);
        return switch (apply(row, company)) {
            case Reply.Answered<State> answered -> {
                enrolments.getObject().submitted(row.id, answered.value().registrationNo());
                yield IntentOutcome.again(properties.poll());
            }
            case Reply.Refused<State> refused -> {
                enrolments.getObject().rejected(row.id, words(refused));
                yield IntentOutcome.done();
            }
            case Reply.Later<State> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<State> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<State> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private Reply<State> apply(EnrolmentRow row, Qualification company) {
        String serial = row.serial();
        return switch (row.kind) {
            case CUSTOMS ->
                customsOffice.post(
                        "register",
                        serial,
                        "/customs-office/registrations",
                        Map.of(
                                "serial", serial,
                                "uscc", company.creditCode(),
                                "companyName", company.companyName(),
                                "regionCode", company.regionCode(),
                                "contact", company.contactName(),
                                "mobile", company.contactMobile(),
                                "roles", List.of("EBC", "AGENT")),
                        State.class);
            case PORT_CARD ->
                port.post(
                        "card",
                        serial,
                        "/eport/cards",
                        Map.of(
                                "serial", serial,
                                "customsCode", company.customsCode(),
                                "uscc", company.creditCode(),
                                "holderName", company.legalRepresentative(),
                                "kind", "LEGAL"),
                        State.class);
            case DXP_ID ->
                port.post(
                        "dxp-id",
                        serial,
                        "/eport/dxp-ids",
                        Map.of(
                                "serial",
                                serial,
                                "customsCode",
                                company.customsCode(),
                                "companyName",
                                company.companyName(),
                                "contact",
                                company.contactName(),
                                "clientType",
                                "TERMINAL",
                                "protocol",
                                "AMQP"),
                        State.class);
        };
    }

    private IntentOutcome ask(EnrolmentRow row) {
        return switch (state(row)) {
            case Reply.Answered<State> answered -> take(row, answered.value());
            case Reply.Refused<State> refused -> IntentOutcome.retry("the office does not know " + row.serial());
            case Reply.Later<State> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<State> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<State> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private Reply<State> state(EnrolmentRow row) {
        return switch (row.kind) {
            case CUSTOMS ->
                customsOffice.get("registration", "/customs-office/registrations?serial=" + row.serial(), State.class);
            case PORT_CARD -> port.get("card-state", "/eport/cards?serial=" + row.serial(), State.class);
            case DXP_ID -> port.get("dxp-id-state", "/eport/dxp-ids?serial=" + row.serial(), State.class);
        };
    }

    private IntentOutcome take(EnrolmentRow row, State state) {
        switch (String.valueOf(state.status())) {
            case "APPROVED" -> approve(row, state);
            case "REJECTED" -> enrolments.getObject().rejected(row.id, state.reason());
            default -> {
                return IntentOutcome.again(properties.poll());
            }
        }
        return IntentOutcome.done();
    }

    private void approve(EnrolmentRow row, State state) {
        // The office answers with the name of the customs house; the company's name there is the one that was filed.
        String filedName = qualifications
                .getObject()
                .find()
                .map(Qualification::companyName)
                .orElse(null);
        String number = switch (row.kind) {
            case CUSTOMS -> state.customsCode();
            case PORT_CARD -> state.cardNo();
            case DXP_ID -> state.dxpId();
        };
        QualificationChange change = switch (row.kind) {
            case CUSTOMS -> new QualificationChange.CustomsFiling(state.customsCode(), filedName, state.validTo());
            case PORT_CARD -> new QualificationChange.PortCard(state.cardNo());
            case DXP_ID -> new QualificationChange.ExchangeIdentity(state.dxpId(), state.queue());
        };
        enrolments.getObject().approved(row.id, number, state.queue(), state.validFrom(), state.validTo(), change);
    }

    private static String words(Reply.Refused<?> refused) {
        String faults = refused.faults().stream()
                .map(fault -> fault.field() + "：" + fault.message())
                .collect(Collectors.joining("；"));
        return faults.isEmpty() ? refused.message() + "（" + refused.code() + "）" : faults;
    }
}
