package io.maotong.customs.exchange;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Straight to the customs exchange: DxpMsg out, DxpRep back. Source: terminal edition 202205. */
@Component
final class SingleWindowChannel implements CustomsChannel {

    static final String NAME = "SINGLE_WINDOW";

    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final AuthorityClients authorities;
    private final CustomsSettings settings;

    SingleWindowChannel(AuthorityClients authorities, CustomsSettings settings) {
        this.authorities = authorities;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChannelAnswer send(Envelope envelope) {
        CustomsSettings.Gateway gateway = settings.channels().get(NAME);
        AuthorityAnswer answer = authorities
                .get(gateway.authority())
                .exchange(new AuthorityCall(
                        "send-" + envelope.type().code(),
                        String.valueOf(envelope.id()),
                        "POST",
                        gateway.path(),
                        Map.of("Content-Type", "application/xml; charset=utf-8"),
                        wrapped(envelope, gateway.receiverId())));
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> read(accepted.body());
            case AuthorityAnswer.Rejected rejected ->
                new ChannelAnswer.Refused("HTTP-" + rejected.status(), rejected.text());
            case AuthorityAnswer.Later later -> new ChannelAnswer.Busy(later.after());
            case AuthorityAnswer.NotSent notSent -> new ChannelAnswer.NotSent(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new ChannelAnswer.Unanswered(unknown.reason());
        };
    }

    static byte[] wrapped(Envelope envelope, String receiverId) {
        return DxpMessage.write(
                envelope.copMsgId(),
                envelope.senderId(),
                receiverId,
                CREATED.format(envelope.createdAt().atZone(BusinessTime.ZONE)),
                envelope.type().message(),
                envelope.message());
    }

    private static ChannelAnswer read(byte[] body) {
        try {
            DxpReply reply = DxpReply.read(body);
            return reply.isAccepted()
                    ? new ChannelAnswer.Taken(reply.code(), reply.info())
                    : reply.isPassing()
                            ? new ChannelAnswer.NotNow(reply.code(), reply.info())
                            : new ChannelAnswer.Refused("DXP-" + reply.code(), reply.info());
        } catch (Xml.Unreadable e) {
            return new ChannelAnswer.Unanswered(new String(body, StandardCharsets.UTF_8));
        }
    }
}
