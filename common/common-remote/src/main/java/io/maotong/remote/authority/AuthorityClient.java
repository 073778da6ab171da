package io.maotong.remote.authority;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.EntryType;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import io.maotong.web.trace.CurrentTrace;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Talks to one authority: signs, bounds the time, trips a breaker, keeps every exchange, and tells the five endings
 * apart. Must not be used inside a database transaction.
 */
public final class AuthorityClient {

    private static final Logger log = LoggerFactory.getLogger(AuthorityClient.class);
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);

    private final String name;
    private final AuthorityProperties.Authority settings;
    private final HttpClient http;
    private final RequestSignature signature;
    private final ExchangeArchive archive;
    private final CurrentTrace trace;
    private final Clock clock;

    AuthorityClient(
            String name,
            AuthorityProperties.Authority settings,
            ExchangeArchive archive,
            CurrentTrace trace,
            Clock clock) {
        this.name = name;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        this.signature =
                settings.appId() == null ? null : new RequestSignature(settings.appId(), settings.secret(), clock);
        this.archive = archive;
        this.trace = trace;
        this.clock = clock;
    }

    public Channel channel() {
        return settings.channel();
    }

    /** @throws IllegalStateException if called inside a transaction */
    public AuthorityAnswer exchange(AuthorityCall call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a call to " + name + " inside a database transaction");
        }
        Instant start = clock.instant();
        long nanos = System.nanoTime();
        AuthorityAnswer answer = guarded(call);
        archive.keep(name, call, answer, start, Duration.ofNanos(System.nanoTime() - nanos));
        return answer;
    }

    private AuthorityAnswer guarded(AuthorityCall call) {
        Entry entry = null;
        try {
            entry = SphU.entry("authority:" + name, EntryType.OUT);
            AuthorityAnswer answer = send(call);
            if (answer instanceof AuthorityAnswer.NotSent || answer instanceof AuthorityAnswer.Unknown) {
                Tracer.traceEntry(new IOException(answer.toString()), entry);
            }
            return answer;
        } catch (BlockException e) {
            return new AuthorityAnswer.NotSent("the breaker of " + name + " is open");
        } finally {
            if (entry != null) {
                entry.exit();
            }
        }
    }

    private AuthorityAnswer send(AuthorityCall call) {
        try {
            HttpResponse<byte[]> response = http.send(request(call), HttpResponse.BodyHandlers.ofByteArray());
            return classify(response);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new AuthorityAnswer.NotSent(String.valueOf(e));
        } catch (IOException e) {
            log.warn("{} {}: no answer", name, call.operation(), e);
            return new AuthorityAnswer.Unknown(String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AuthorityAnswer.Unknown("interrupted");
        }
    }

    private static AuthorityAnswer classify(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new AuthorityAnswer.Accepted(status, response.body());
        }
        if (status == 429 || status == 503) {
            Duration after = response.headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,5}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                    .orElse(DEFAULT_WAIT);
            return new AuthorityAnswer.Later(after, status);
        }
        if (status / 100 == 4) {
            return new AuthorityAnswer.Rejected(status, response.body());
        }
        return new AuthorityAnswer.Unknown("HTTP " + status);
    }

    private HttpRequest request(AuthorityCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + call.path()))
                .timeout(settings.readTimeout())
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        if (signature != null) {
            Map<String, String> signed = signature.headers(call.method(), call.path(), call.body());
            signed.forEach(request::header);
        }
        String parent = trace.traceParent();
        if (parent != null) {
            request.header("traceparent", parent);
        }
        return request.build();
    }
}
