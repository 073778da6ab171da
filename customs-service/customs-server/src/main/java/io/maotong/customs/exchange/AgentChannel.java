package io.maotong.customs.exchange;

import io.maotong.customs.CustomsSettings;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Over an agent's gateway (点点通), which hands the same DxpMsg on to the exchange. The agent's own interface is not
 * published: this one is ours, {@code {messageId, dxpId, messageType, envelope}} with the envelope in base64, answered by
 * {@code {code, info}} with the codes of DxpRep. A real agent takes an adapter like this one and nothing else.
 */
@Component
final class AgentChannel implements CustomsChannel {

    static final String NAME = "AGENT";

    record Delivery(String messageId, String dxpId, String messageType, String envelope) {}

    private final AuthorityClients authorities;
    private final CustomsSettings settings;
    private final JsonMapper json;

    AgentChannel(AuthorityClients authorities, CustomsSettings settings, JsonMapper json) {
        this.authorities = authorities;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChannelAnswer send(Envelope envelope) {
        CustomsSettings.Gateway gateway = settings.channels().get(NAME);
        Delivery delivery = new Delivery(
                envelope.copMsgId(),
                envelope.senderId(),
                envelope.type().message(),
                Base64.getEncoder().encodeToString(SingleWindowChannel.wrapped(envelope, gateway.receiverId())));
        AuthorityAnswer answer = authorities
                .get(gateway.authority())
                .exchange(AuthorityCall.postJson(
                        "send-" + envelope.type().code(),
                        String.valueOf(envelope.id()),
                        gateway.path(),
                        json.writeValueAsBytes(delivery)));
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> read(accepted);
            case AuthorityAnswer.Rejected rejected ->
                new ChannelAnswer.Refused("HTTP-" + rejected.status(), rejected.text());
            case AuthorityAnswer.Later later -> new ChannelAnswer.Busy(later.after());
            case AuthorityAnswer.NotSent notSent -> new ChannelAnswer.NotSent(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new ChannelAnswer.Unanswered(unknown.reason());
        };
    }

    private ChannelAnswer read(AuthorityAnswer.Accepted accepted) {
        JsonNode answer;
        try {
            answer = json.readTree(accepted.body());
        } catch (RuntimeException e) {
            return new ChannelAnswer.Unanswered(accepted.text());
        }
        String code = answer.path("code").asString("");
        if (code.isEmpty()) {
            return new ChannelAnswer.Unanswered(accepted.text());
        }
        DxpReply reply = new DxpReply(code, answer.path("info").asString(null));
        return reply.isAccepted()
                ? new ChannelAnswer.Taken(reply.code(), reply.info())
                : reply.isPassing()
                        ? new ChannelAnswer.NotNow(reply.code(), reply.info())
                        : new ChannelAnswer.Refused("DXP-" + reply.code(), reply.info());
    }
}
