package io.maotong.logistics.carrier;

import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends calls to one carrier and reads its JSON. */
final class CarrierChannel {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final AuthorityClient client;
    private final JsonMapper json;

    CarrierChannel(AuthorityClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    byte[] bytes(Object body) {
        return json.writeValueAsBytes(body);
    }

    String text(Object body) {
        return json.writeValueAsString(body);
    }

    JsonNode tree(String text) {
        return json.readTree(text);
    }

    AuthorityAnswer exchange(AuthorityCall call) {
        return client.exchange(call);
    }

    /**
     * @param read reads an accepted answer
     * @param refused reads a refusal: status and body
     */
    <T> CarrierAnswer<T> ask(
            AuthorityCall call,
            Function<JsonNode, CarrierAnswer<T>> read,
            BiFunction<Integer, JsonNode, CarrierAnswer<T>> refused) {
        return read(exchange(call), read, refused);
    }

    <T> CarrierAnswer<T> read(
            AuthorityAnswer answer,
            Function<JsonNode, CarrierAnswer<T>> read,
            BiFunction<Integer, JsonNode, CarrierAnswer<T>> refused) {
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> {
                try {
                    yield read.apply(json.readTree(accepted.body()));
                } catch (JacksonException | ArithmeticException | IllegalArgumentException | NullPointerException e) {
                    yield new CarrierAnswer.Unknown<>("the answer cannot be read: " + e.getMessage());
                }
            }
            case AuthorityAnswer.Rejected rejected -> {
                try {
                    yield refused.apply(rejected.status(), json.readTree(rejected.body()));
                } catch (JacksonException e) {
                    yield new CarrierAnswer.Refused<>("HTTP-" + rejected.status(), rejected.text());
                }
            }
            case AuthorityAnswer.Later later -> new CarrierAnswer.TryAgain<>(later.after(), "busy");
            case AuthorityAnswer.NotSent notSent -> new CarrierAnswer.TryAgain<>(SOON, notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new CarrierAnswer.Unknown<>(unknown.reason());
        };
    }
}
