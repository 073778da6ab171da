package io.maotong.user.signin;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.user.authority.Authorities;
import io.maotong.user.authority.JsonAuthority;
import io.maotong.user.authority.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands a code to the SMS carrier. The serial number is the code's, and the same serial with the same text is one
 * message there, so sending again after silence cannot make the phone ring twice.
 */
@Component
final class SendSmsCode implements IntentHandler {

    static final String KIND = "sms-code.send";

    private static final Logger log = LoggerFactory.getLogger(SendSmsCode.class);

    record Payload(long codeId) {}

    record Message(String serial, String mobile, String template, Map<String, String> params) {}

    record Receipt(String messageId) {}

    private final ObjectProvider<SmsCodes> codes;
    private final ObjectProvider<Intents> intents;
    private final JsonAuthority sms;

    SendSmsCode(ObjectProvider<SmsCodes> codes, ObjectProvider<Intents> intents, Authorities authorities) {
        this.codes = codes;
        this.intents = intents;
        this.sms = authorities.get("sms");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Duration> schedule() {
        return List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Payload.class).codeId();
        Optional<SmsCodes.Outgoing> found = codes.getObject().find(id).filter(SmsCodes.Outgoing::usable);
        if (found.isEmpty()) {
            // Expired, replaced or used meanwhile: nobody waits for it any more.
            return IntentOutcome.done();
        }
        SmsCodes.Outgoing code = found.get();
        String serial = "SMS" + code.id();
        Message message = new Message(serial, code.mobile(), "LOGIN_CODE", Map.of("code", code.digits()));
        return switch (sms.post("send-code", serial, "/sms/messages", message, Receipt.class)) {
            case Reply.Answered<Receipt> answered -> IntentOutcome.done();
            case Reply.Refused<Receipt> refused -> {
                log.warn("code {} was refused by the carrier: {}", code.id(), refused.code());
                yield IntentOutcome.done();
            }
            case Reply.Later<Receipt> later -> IntentOutcome.again(later.after());
            case Reply.NotSent<Receipt> notSent -> IntentOutcome.retry(notSent.reason());
            case Reply.Unknown<Receipt> unknown -> IntentOutcome.retry(unknown.reason());
        };
    }
}
