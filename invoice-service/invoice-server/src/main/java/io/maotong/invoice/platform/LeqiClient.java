package io.maotong.invoice.platform;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The direct connection 乐企 (tax.md 2.1): one path per service, encrypted payloads, return codes. The adapters of the single
 * tasks call through it.
 */
@Component
final class LeqiClient {

    /** This way to the platform, for those who watch over it. */
    static final String CHANNEL = "leqi";

    private static final String OK = "00";
    private static final String PROCESSING = "0499";
    private static final String TOO_MANY = "429";
    private static final int UNAVAILABLE = 503;
    private static final String PRODUCTION = "/access/v2";
    private static final int LONGEST_REASON = 300;

    private final AuthorityClient client;
    private final Envelope envelope;
    private final InvoiceProperties.Platform settings;
    private final ObjectProvider<CallWatch> watches;

    /** An answer and what it says of the platform's health. */
    private record Call<T>(PlatformAnswer<T> answer, CallEnding ending) {}

    LeqiClient(
            AuthorityClients clients,
            JsonMapper json,
            InvoiceProperties properties,
            ObjectProvider<CallWatch> watches) {
        this.client = clients.get("tax");
        this.settings = properties.platform();
        this.envelope = new Envelope(new Sm4(settings.sm4Key()), json);
        this.watches = watches;
    }

    /** Where its answers come from: LIVE, SANDBOX or MANUAL. */
    String channel() {
        return client.channel().name();
    }

    /** @param serial null for a question */
    <T> PlatformAnswer<T> call(LeqiService service, String serial, Object request, Function<WireObject, T> reader) {
        Call<T> call = exchange(service, serial, request, reader);
        watches.forEach(watch -> watch.ended(CHANNEL, call.ending()));
        return call.answer();
    }

    /** Only how the call ended; the watches hear of it too. */
    CallEnding pulse(LeqiService service, Object request) {
        Call<Boolean> call = exchange(service, null, request, answer -> true);
        watches.forEach(watch -> watch.ended(CHANNEL, call.ending()));
        return call.ending();
    }

    private <T> Call<T> exchange(LeqiService service, String serial, Object request, Function<WireObject, T> reader) {
        AuthorityCall call = new AuthorityCall(
                service.code(),
                serial,
                "POST",
                settings.path() + "/invoke/" + service.capability() + "/" + service.code(),
                headers(service),
                envelope.seal(request));
        return switch (client.exchange(call)) {
            case AuthorityAnswer.Accepted accepted -> read(accepted.body(), reader);
            case AuthorityAnswer.Rejected rejected ->
                new Call<>(
                        new PlatformAnswer.Refused<>("HTTP-" + rejected.status(), shortened(rejected.text())),
                        CallEnding.ANSWERED);
            case AuthorityAnswer.Later later ->
                new Call<>(
                        new PlatformAnswer.Later<>(later.after()),
                        later.status() == UNAVAILABLE ? CallEnding.FAILED : CallEnding.BUSY);
            case AuthorityAnswer.NotSent notSent ->
                new Call<>(new PlatformAnswer.NotSent<>(notSent.reason()), ending(notSent.reason()));
            case AuthorityAnswer.Unknown unknown ->
                new Call<>(new PlatformAnswer.Unknown<>(unknown.reason()), ending(unknown.reason()));
        };
    }

    private Map<String, String> headers(LeqiService service) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type", "text/plain",
                "fwbm", service.code(),
                "nlbm", service.capability(),
                "jrdwptbh", settings.accessUnit(),
                "sydwptbh", settings.usingUnit()));
        if (!settings.path().equals(PRODUCTION)) {
            headers.put("sxcsbz", "Y");
            String testCase = settings.testCases().get(service.code());
            if (testCase != null) {
                headers.put("ylbm", testCase);
            }
        }
        return headers;
    }

    // The client names the exception that it met.
    private static CallEnding ending(String reason) {
        return reason.contains("TimeoutException") ? CallEnding.TIMED_OUT : CallEnding.FAILED;
    }

    private <T> Call<T> read(byte[] body, Function<WireObject, T> reader) {
        try {
            return switch (envelope.open(body)) {
                case Envelope.Content.Data data -> returned(data.value(), reader);
                case Envelope.Content.Refusal refusal -> refused(refusal.code(), refusal.message());
                case Envelope.Content.Status status -> byStatus(status.code());
            };
        } catch (IOException | RuntimeException e) {
            // It answered something: what it did cannot be told from this.
            return new Call<>(
                    new PlatformAnswer.Unknown<>(shortened(String.valueOf(e.getMessage()))), CallEnding.FAILED);
        }
    }

    private <T> Call<T> returned(WireObject answer, Function<WireObject, T> reader) {
        String code = answer.required("returncode");
        return OK.equals(code)
                ? new Call<>(new PlatformAnswer.Answered<>(reader.apply(answer)), CallEnding.ANSWERED)
                : refused(code, String.valueOf(answer.text("returnmsg")));
    }

    private <T> Call<T> refused(String code, String message) {
        return PROCESSING.equals(code) || TOO_MANY.equals(code)
                ? new Call<>(new PlatformAnswer.Later<>(settings.processingWait()), CallEnding.BUSY)
                : new Call<>(new PlatformAnswer.Refused<>(code, shortened(message)), CallEnding.ANSWERED);
    }

    private <T> Call<T> byStatus(String status) {
        if (status.equals(TOO_MANY) || status.equals(PROCESSING)) {
            return new Call<>(new PlatformAnswer.Later<>(settings.processingWait()), CallEnding.BUSY);
        }
        if (status.equals(Integer.toString(UNAVAILABLE))) {
            return new Call<>(new PlatformAnswer.Later<>(settings.processingWait()), CallEnding.FAILED);
        }
        return status.matches("4\\d\\d")
                ? new Call<>(new PlatformAnswer.Refused<>("HTTP-" + status, ""), CallEnding.ANSWERED)
                : new Call<>(new PlatformAnswer.Unknown<>("status " + status), CallEnding.FAILED);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
