package io.maotong.user.signin;

import io.maotong.core.id.Ids;
import io.maotong.web.trace.CurrentTrace;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every sign-in, refresh and sign-out with its outcome; append-only, personal data masked. */
@Component
public final class SignInLog {

    private final JdbcClient jdbc;
    private final CurrentTrace trace;
    private final Clock clock;

    SignInLog(JdbcClient jdbc, CurrentTrace trace, Clock clock) {
        this.jdbc = jdbc;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * @param accountId null if unknown
     * @param subject who it claimed to be, masked
     */
    public void write(Long accountId, String method, String subject, Visitor visitor, String outcome) {
        jdbc.sql("""
                        INSERT INTO sign_in_event (id, account_id, method, subject, client_id, outcome, address, agent,
                          trace_id, occurred_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        accountId,
                        method,
                        shortened(subject, 60),
                        visitor.clientId(),
                        outcome,
                        visitor.address(),
                        shortened(visitor.agent(), 200),
                        trace.traceId(),
                        Timestamp.from(clock.instant())))
                .update();
    }

    private static String shortened(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
