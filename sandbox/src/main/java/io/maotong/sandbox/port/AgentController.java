package io.maotong.sandbox.port;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An agent's gateway (点点通): takes the exchange's envelope in JSON and hands it on; the receipts come as ever. */
@RestController
final class AgentController {

    private static final Pattern CODE = Pattern.compile("ResponseCode>([^<]*)<");
    private static final Pattern INFO = Pattern.compile("ResponseInfo>([^<]*)<");

    record Delivery(String messageId, String dxpId, String messageType, String envelope) {}

    record Answer(String code, String info) {}

    private final PortInbox inbox;

    AgentController(PortInbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/agent/messages")
    Answer deliver(@RequestBody Delivery delivery) {
        byte[] envelope;
        try {
            envelope = Base64.getDecoder().decode(delivery.envelope() == null ? "" : delivery.envelope());
        } catch (IllegalArgumentException unreadable) {
            return new Answer("0001", "envelope不是Base64");
        }
        String reply = inbox.receive(envelope);
        return new Answer(first(CODE, reply, "0999"), first(INFO, reply, ""));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
