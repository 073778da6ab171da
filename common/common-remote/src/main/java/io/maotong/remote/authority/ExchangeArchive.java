package io.maotong.remote.authority;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.trace.CurrentTrace;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was said to and by the authorities, with personal data and secrets masked. */
final class ExchangeArchive {

    private static final Logger log = LoggerFactory.getLogger(ExchangeArchive.class);
    private static final int LONGEST = 200_000;
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(\"(?:idNumber|mobile|phone|telephone|email|password|secret|code|access_?token|accountNo)\"\\s*:\\s*\")[^\"]*\"");

    private static final Pattern FORM_SECRET = Pattern.compile("(?i)((?:client_secret|password)=)[^&]*");

    private final JdbcClient jdbc;
    private final CurrentTrace trace;

    ExchangeArchive(JdbcClient jdbc, CurrentTrace trace) {
        this.jdbc = jdbc;
        this.trace = trace;
    }

    void keep(String authority, AuthorityCall call, AuthorityAnswer answer, Instant start, Duration took) {
        Integer status = null;
        String response = null;
        String failure = null;
        switch (answer) {
            case AuthorityAnswer.Accepted accepted -> {
                status = accepted.status();
                response = masked(accepted.body());
            }
            case AuthorityAnswer.Rejected rejected -> {
                status = rejected.status();
                response = masked(rejected.body());
            }
            case AuthorityAnswer.Later later -> failure = "busy, again after " + later.after();
            case AuthorityAnswer.NotSent notSent -> failure = notSent.reason();
            case AuthorityAnswer.Unknown unknown -> failure = unknown.reason();
        }
        try {
            jdbc.sql("""
                            INSERT INTO authority_exchange (id, merchant_id, authority, operation, serial, outcome,
                              http_status, request, response, failure, trace_id, started_at, millis)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(Arrays.asList(
                            Ids.next(),
                            MerchantScope.find().orElse(0L),
                            authority,
                            call.operation(),
                            call.serial(),
                            outcome(answer),
                            status,
                            masked(call.body()),
                            response,
                            failure == null ? null : failure.substring(0, Math.min(500, failure.length())),
                            trace.traceId(),
                            Timestamp.from(start),
                            (int) took.toMillis()))
                    .update();
        } catch (RuntimeException e) {
            // The exchange itself happened: losing its copy must not change the outcome.
            log.error("the exchange {} {} could not be archived", authority, call.operation(), e);
        }
    }

    private static String outcome(AuthorityAnswer answer) {
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> "ACCEPTED";
            case AuthorityAnswer.Rejected rejected -> "REJECTED";
            case AuthorityAnswer.Later later -> "LATER";
            case AuthorityAnswer.NotSent notSent -> "NOT_SENT";
            case AuthorityAnswer.Unknown unknown -> "UNKNOWN";
        };
    }

    private static String masked(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return FORM_SECRET.matcher(SECRET.matcher(kept).replaceAll("$1***\"")).replaceAll("$1***");
    }
}
