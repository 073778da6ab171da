package io.maotong.invoice.platform;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The direct connection 乐企 (tax.md 2.1): one path per service, encrypted payloads, return codes. The adapters of the single
 * tasks call through it.
 */
@Component
final class LeqiClient {

    private static final String OK = "00";
    private static final String PROCESSING = "0499";
    private static final String TOO_MANY = "429";
    private static final int LONGEST_REASON = 300;

    private final AuthorityClient client;
    private final Envelope envelope;
    private final InvoiceProperties.Platform settings;

    LeqiClient(AuthorityClients clients, JsonMapper json, InvoiceProperties properties) {
        this.client = clients.get("tax");
        this.settings = properties.platform();
        this.envelope = new Envelope(new Sm4(settings.sm4Key()), json);
    }

    /** Where its answers come from: LIVE, SANDBOX or MANUAL. */
    String channel() {
        return client.channel().name();
    }

    /** @param serial null for a question */
    <T> PlatformAnswer<T> call(LeqiService service, String serial, Object request, Function<WireObject, T> reader) {
        AuthorityCall call = new AuthorityCall(
                service.code(),
                serial,
                "POST",
                "/access/v2/invoke/" + service.capability() + "/" + service.code(),
                Map.of(
                        "Content-Type", "text/plain",
                        "fwbm", service.code(),
                        "nlbm", service.capability(),
                        "jrdwptbh", settings.accessUnit(),
                        "sydwptbh", settings.usingUnit()),
                envelope.seal(request));
        return switch (client.exchange(call)) {
            case AuthorityAnswer.Accepted accepted -> read(accepted.body(), reader);
            case AuthorityAnswer.Rejected rejected ->
                new PlatformAnswer.Refused<>("HTTP-" + rejected.status(), shortened(rejected.text()));
            case AuthorityAnswer.Later later -> new PlatformAnswer.Later<>(later.after());
            case AuthorityAnswer.NotSent notSent -> new PlatformAnswer.NotSent<>(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new PlatformAnswer.Unknown<>(unknown.reason());
        };
    }

    private <T> PlatformAnswer<T> read(byte[] body, Function<WireObject, T> reader) {
        try {
            return switch (envelope.open(body)) {
                case Envelope.Content.Data data -> returned(data.value(), reader);
                case Envelope.Content.Refusal refusal -> refused(refusal.code(), refusal.message());
                case Envelope.Content.Status status -> byStatus(status.code());
            };
        } catch (IOException | RuntimeException e) {
            // It answered something: what it did cannot be told from this.
            return new PlatformAnswer.Unknown<>(shortened(String.valueOf(e.getMessage())));
        }
    }

    private <T> PlatformAnswer<T> returned(WireObject answer, Function<WireObject, T> reader) {
        String code = answer.required("returncode");
        return OK.equals(code)
                ? new PlatformAnswer.Answered<>(reader.apply(answer))
                : refused(code, String.valueOf(answer.text("returnmsg")));
    }

    private <T> PlatformAnswer<T> refused(String code, String message) {
        return PROCESSING.equals(code) || TOO_MANY.equals(code)
                ? new PlatformAnswer.Later<>(settings.processingWait())
                : new PlatformAnswer.Refused<>(code, shortened(message));
    }

    private <T> PlatformAnswer<T> byStatus(String status) {
        if (status.equals(TOO_MANY) || status.equals("503") || status.equals(PROCESSING)) {
            return new PlatformAnswer.Later<>(settings.processingWait());
        }
        return status.matches("4\\d\\d")
                ? new PlatformAnswer.Refused<>("HTTP-" + status, "")
                : new PlatformAnswer.Unknown<>("status " + status);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
