package io.maotong.user.realname;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.user.authority.Authorities;
import io.maotong.user.authority.JsonAuthority;
import io.maotong.user.authority.Reply;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the register about a person. A mere question: asking again after silence, with the same serial, does no harm. */
@Component
final class CheckRealName implements IntentHandler {

    static final String KIND = "real-name.check";

    private static final Map<String, String> HINTS = Map.of(
            "name", "请按身份证上的姓名填写",
            "idNumber", "请核对身份证号码",
            "mobile", "请使用本人实名登记的手机号");

    record Payload(long id) {}

    record Question(String serial, String name, String idNumber, String mobile) {}

    record Result(String result, List<Compared> fields) {}

    record Compared(String field, boolean matches, String registered) {}

    private final ObjectProvider<RealNameChecks> checks;
    private final JsonAuthority registry;
    private final JsonMapper json;

    CheckRealName(ObjectProvider<RealNameChecks> checks, Authorities authorities, JsonMapper json) {
        this.checks = checks;
        this.registry = authorities.get("registry");
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), Payload.class).id();
        RealNameRow row = checks.getObject().require(id);
        if (row.status != RealNameStatus.PENDING) {
            return IntentOutcome.done();
        }
        String serial = "RN" + id;
        Question question = new Question(serial, row.name, row.idNumber, row.mobile);
        return switch (registry.post("real-name", serial, "/registry/real-name/persons", question, Result.class)) {
            case Reply.Answered<Result> answered -> decided(id, answered.value());
            case Reply.Refused<Result> refused -> {
                checks.getObject()
                        .fail(
                                id,
                                refused.faults().stream()
                                        .map(fault -> new RealNameField(fault.field(), false, null, fault.message()))
                                        .toList());
                yield IntentOutcome.done();
            }
            case Reply.Later<Result> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<Result> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<Result> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }

    private IntentOutcome decided(long id, Result result) {
        List<RealNameField> fields = result.fields() == null
                ? List.of()
                : result.fields().stream()
                        .map(compared -> new RealNameField(
                                compared.field(),
                                compared.matches(),
                                compared.registered(),
                                compared.matches() ? null : HINTS.get(compared.field())))
                        .toList();
        checks.getObject().decide(id, "MATCH".equals(result.result()), fields);
        return IntentOutcome.done();
    }
}
