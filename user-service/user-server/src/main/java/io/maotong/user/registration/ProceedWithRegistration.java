package io.maotong.user.registration;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.user.authority.Authorities;
import io.maotong.user.authority.JsonAuthority;
import io.maotong.user.authority.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a registration one step further each time, from what its row says: reserves a name, files, asks how it stands.
 * Dying anywhere in between costs nothing but the step's repetition.
 */
@Component
final class ProceedWithRegistration implements IntentHandler {

    static final String KIND = "registration.proceed";

    record Payload(long id) {}

    private final ObjectProvider<Registrations> registrations;
    private final JsonAuthority registry;
    private final RegistrationProperties properties;
    private final JsonMapper json;

    ProceedWithRegistration(
            ObjectProvider<Registrations> registrations,
            Authorities authorities,
            RegistrationProperties properties,
            JsonMapper json) {
        this.registrations = registrations;
        this.registry = authorities.get("registry");
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
        IntentOutcome waiting = null;
        while (waiting == null) {
            RegistrationRow row = registrations.getObject().require(id);
            waiting = switch (row.status) {
                case NAME_CHECKING -> reserveName(row);
                case NAME_RESERVED, FILLED -> {
                    registrations.getObject().prepare(id);
                    yield null;
                }
                case SIGNING -> row.sending ? askThenFile(row) : file(row);
                case SUBMITTED, UNDER_REVIEW, APPROVED -> ask(row);
                case DRAFT, CORRECTION, LICENSED, REJECTED, WITHDRAWN, EXPIRED -> IntentOutcome.done();
            };
        }
        return waiting;
    }

    // The same serial for the same name of the same round: asking again after silence gives the same reservation.
    private IntentOutcome reserveName(RegistrationRow row) {
        int index = row.nameTried;
        String name = registrations.getObject().namesOf(row).get(index);
        String serial = "NM" + row.id + "-" + row.round + "-" + index;
        RegistryForms.NameCheck check = new RegistryForms.NameCheck(serial, name, row.regionCode, row.industryCode);
        return switch (registry.post(
                "name-check", serial, "/registry/name-checks", check, RegistryForms.NameResult.class)) {
            case Reply.Answered<RegistryForms.NameResult> answered -> {
                RegistryForms.NameResult result = answered.value();
                if ("AVAILABLE".equals(result.result())) {
                    registrations.getObject().nameReserved(row.id, name, result);
                } else {
                    registrations.getObject().nameRefused(row.id, index, words(result), result.alternatives());
                }
                yield null;
            }
            case Reply.Refused<RegistryForms.NameResult> refused -> {
                registrations.getObject().nameRefused(row.id, index, words(refused), List.of());
                yield null;
            }
            case Reply.Later<RegistryForms.NameResult> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<RegistryForms.NameResult> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<RegistryForms.NameResult> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    /** It may have arrived before we lost the answer: the register says. */
    private IntentOutcome askThenFile(RegistrationRow row) {
        return switch (registry.get("application", statePath(row), RegistryForms.State.class)) {
            case Reply.Answered<RegistryForms.State> there -> {
                boolean stillInCorrection = row.applicationNo != null
                        && "CORRECTION".equals(there.value().status());
                if (stillInCorrection) {
                    yield file(row);
                }
                registrations.getObject().filed(row.id, there.value().applicationNo());
                yield null;
            }
            case Reply.Refused<RegistryForms.State> refused when refused.isUnknownThere() -> file(row);
            case Reply.Refused<RegistryForms.State> refused -> IntentOutcome.retry(words(refused));
            case Reply.Later<RegistryForms.State> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<RegistryForms.State> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<RegistryForms.State> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private IntentOutcome file(RegistrationRow row) {
        String serial = "AP" + row.id + "-" + row.round;
        RegistryForms.Application application = registrations.getObject().application(row, serial);
        registrations.getObject().sending(row.id, serial);
        Reply<RegistryForms.Receipt> reply = row.applicationNo == null
                ? registry.post("apply", serial, "/registry/applications", application, RegistryForms.Receipt.class)
                : registry.put(
                        "correct",
                        serial,
                        "/registry/applications/" + row.applicationNo,
                        application,
                        RegistryForms.Receipt.class);
        return switch (reply) {
            case Reply.Answered<RegistryForms.Receipt> answered -> {
                registrations.getObject().filed(row.id, answered.value().applicationNo());
                yield IntentOutcome.again(properties.poll());
            }
            case Reply.Refused<RegistryForms.Receipt> refused -> {
                registrations.getObject().refused(row.id, remarks(refused));
                yield IntentOutcome.done();
            }
            case Reply.Later<RegistryForms.Receipt> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<RegistryForms.Receipt> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<RegistryForms.Receipt> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private IntentOutcome ask(RegistrationRow row) {
        return switch (registry.get(
                "application", "/registry/applications/" + row.applicationNo, RegistryForms.State.class)) {
            case Reply.Answered<RegistryForms.State> answered -> {
                registrations.getObject().take(row.id, answered.value());
                boolean pending =
                        registrations.getObject().require(row.id).status.isWithRegister();
                yield pending ? IntentOutcome.again(properties.poll()) : IntentOutcome.done();
            }
            case Reply.Refused<RegistryForms.State> refused -> IntentOutcome.retry(words(refused));
            case Reply.Later<RegistryForms.State> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<RegistryForms.State> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<RegistryForms.State> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private static String statePath(RegistrationRow row) {
        return row.applicationNo == null
                ? "/registry/applications?serial=" + row.applicationSerial
                : "/registry/applications/" + row.applicationNo;
    }

    private static List<Remark> remarks(Reply.Refused<?> refused) {
        if (refused.faults().isEmpty()) {
            return List.of(RemarkHints.of(null, words(refused)));
        }
        return refused.faults().stream()
                .map(fault -> RemarkHints.of(fault.field(), fault.message()))
                .toList();
    }

    private static String words(Reply.Refused<?> refused) {
        if (!refused.faults().isEmpty()) {
            return refused.faults().stream().map(Reply.Fault::message).collect(Collectors.joining("；"));
        }
        return refused.message() == null ? refused.code() : refused.message();
    }

    private static String words(RegistryForms.NameResult result) {
        List<String> words = new ArrayList<>();
        if (result.faults() != null) {
            words.addAll(result.faults());
        }
        if (result.conflicts() != null) {
            result.conflicts().stream()
                    .map(conflict -> conflict.reason() + "：" + conflict.name())
                    .forEach(words::add);
        }
        return words.isEmpty() ? "名称不可用" : String.join("；", words);
    }
}
