package io.maotong.invoice.delivery;

import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the link by short message. The serial is the delivery's and the same for every repetition of a round, and the carrier makes one
 * message of one serial, so that sending again after silence cannot make the phone ring twice.
 */
@Component
class ShortMessage {

    private static final String TEMPLATE = "INVOICE_LINK";

    record Message(String serial, String mobile, String template, Map<String, String> params) {}

    record Receipt(String messageId) {}

    private final AuthorityClient client;
    private final JsonMapper json;

    ShortMessage(AuthorityClients clients, JsonMapper json) {
        this.client = clients.get("sms");
        this.json = json;
    }

    /** @param params of the template: seller, number, total and url */
    SendOutcome send(long deliveryId, int round, String mobile, Map<String, String> params) {
        String serial = "INVD" + deliveryId + "R" + round;
        byte[] body = json.writeValueAsBytes(new Message(serial, mobile, TEMPLATE, params));
        return switch (client.exchange(AuthorityCall.postJson("invoice-link", serial, "/sms/messages", body))) {
            case AuthorityAnswer.Accepted accepted -> new SendOutcome.Sent(receipt(accepted));
            // Not let in is our key or clock, not the buyer's telephone.
            case AuthorityAnswer.Rejected rejected
            when rejected.status() == 401 || rejected.status() == 403 ->
                new SendOutcome.Later("HTTP " + rejected.status());
            case AuthorityAnswer.Rejected rejected -> new SendOutcome.Refused("HTTP " + rejected.status());
            case AuthorityAnswer.Later later -> new SendOutcome.Later("busy for " + later.after());
            case AuthorityAnswer.NotSent notSent -> new SendOutcome.Later(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new SendOutcome.Later(unknown.reason());
        };
    }

    private String receipt(AuthorityAnswer.Accepted accepted) {
        try {
            return json.readValue(accepted.body(), Receipt.class).messageId();
        } catch (JacksonException unreadable) {
            // It was taken; under which number matters to nobody here.
            return null;
        }
    }
}
