package io.maotong.user.authority;

import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.Channel;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An authority that speaks JSON and is signed to by HMAC. */
public final class JsonAuthority {

    private static final Logger log = LoggerFactory.getLogger(JsonAuthority.class);

    /** The body of its refusals. */
    record Refusal(String code, String message, List<Reply.Fault> fields) {}

    private final AuthorityClient client;
    private final JsonMapper json;

    public JsonAuthority(AuthorityClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    public Channel channel() {
        return client.channel();
    }

    public <T> Reply<T> post(String operation, String serial, String path, Object body, Class<T> type) {
        return send(AuthorityCall.postJson(operation, serial, path, json.writeValueAsBytes(body)), type);
    }

    public <T> Reply<T> put(String operation, String serial, String path, Object body, Class<T> type) {
        AuthorityCall call = new AuthorityCall(
                operation,
                serial,
                "PUT",
                path,
                Map.of("Content-Type", "application/json"),
                json.writeValueAsBytes(body));
        return send(call, type);
    }

    public <T> Reply<T> get(String operation, String path, Class<T> type) {
        return send(AuthorityCall.get(operation, path), type);
    }

    private <T> Reply<T> send(AuthorityCall call, Class<T> type) {
        return switch (client.exchange(call)) {
            case AuthorityAnswer.Accepted accepted -> read(call, accepted, type);
            case AuthorityAnswer.Rejected rejected -> refused(call, rejected);
            case AuthorityAnswer.Later later -> new Reply.Later<>(later.after());
            case AuthorityAnswer.NotSent notSent -> new Reply.NotSent<>(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new Reply.Unknown<>(unknown.reason());
        };
    }

    // An unreadable answer to something that arrived is no answer.
    private <T> Reply<T> read(AuthorityCall call, AuthorityAnswer.Accepted accepted, Class<T> type) {
        try {
            return new Reply.Answered<>(json.readValue(accepted.body(), type));
        } catch (JacksonException e) {
            log.warn("{}: the answer cannot be read", call.operation(), e);
            return new Reply.Unknown<>("the answer cannot be read");
        }
    }

    private <T> Reply<T> refused(AuthorityCall call, AuthorityAnswer.Rejected rejected) {
        if (rejected.status() == 401 || rejected.status() == 403) {
            // Our key or clock, not the user's data.
            return new Reply.NotSent<>("the authority did not let us in: HTTP " + rejected.status());
        }
        try {
            Refusal refusal = json.readValue(rejected.body(), Refusal.class);
            return new Reply.Refused<>(
                    rejected.status(),
                    refusal.code(),
                    refusal.message(),
                    refusal.fields() == null ? List.of() : refusal.fields());
        } catch (JacksonException e) {
            log.warn("{}: the refusal cannot be read", call.operation(), e);
            return new Reply.Refused<>(rejected.status(), "HTTP_" + rejected.status(), null, List.of());
        }
    }
}
