package io.maotong.logistics.carrier;

import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** An OAuth access token of a carrier: kept until a minute before its end, fetched once however many ask for it. */
final class AccessToken {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private record Token(String value, Instant until) {}

    private final CarrierChannel channel;
    private final Supplier<AuthorityCall> request;
    private final Clock clock;
    private volatile Token token;

    AccessToken(CarrierChannel channel, Supplier<AuthorityCall> request, Clock clock) {
        this.channel = channel;
        this.request = request;
        this.clock = clock;
    }

    /** Makes a call with the token; if the carrier no longer accepts it, once more with a new one. */
    AuthorityAnswer call(Function<String, AuthorityCall> call) {
        Token used = token;
        if (used == null || !clock.instant().isBefore(used.until())) {
            AuthorityAnswer failure = renew(used);
            if (failure != null) {
                return failure;
            }
            used = token;
        }
        AuthorityAnswer answer = channel.exchange(call.apply(used.value()));
        if (answer instanceof AuthorityAnswer.Rejected rejected && rejected.status() == 401) {
            AuthorityAnswer failure = renew(used);
            return failure != null ? failure : channel.exchange(call.apply(token.value()));
        }
        return answer;
    }

    // What failed here never reached the carrier's business: it is as if the call itself was not sent.
    private synchronized AuthorityAnswer renew(Token old) {
        if (token != old) {
            return null;
        }
        AuthorityAnswer answer = channel.exchange(request.get());
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> {
                JsonNode body = channel.tree(accepted.text());
                Duration life =
                        Duration.ofSeconds(Long.parseLong(body.get("expires_in").asString()));
                token = new Token(
                        body.get("access_token").asString(),
                        clock.instant().plus(life).minus(MARGIN));
                yield null;
            }
            case AuthorityAnswer.Unknown unknown -> new AuthorityAnswer.NotSent("no token: " + unknown.reason());
            default -> answer;
        };
    }
}
