package io.maotong.messaging;

import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.trace.CurrentTrace;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes facts: writes them into the outbox in the transaction that makes them true. They reach every subscriber at
 * least once after the commit, and none if it is rolled back.
 */
public final class Events {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final CurrentTrace trace;
    private final OutboxRelay relay;

    Events(JdbcClient jdbc, JsonMapper json, Clock clock, CurrentTrace trace, OutboxRelay relay) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.trace = trace;
        this.relay = relay;
    }

    /**
     * Publishes a fact of the current merchant.
     *
     * @param aggregateId business number of the object, or of the page of objects
     * @param version version of that object; 0 where the objects inside carry their own
     */
    public <T> void publish(EventType<T> type, String aggregateId, long version, T data) {
        publish(MerchantScope.merchantId(), type, aggregateId, version, data);
    }

    /** Publishes a fact of a merchant, or of nobody in particular (0). */
    public <T> void publish(long merchantId, EventType<T> type, String aggregateId, long version, T data) {
        jdbc.sql("""
                        INSERT INTO outbox_event
                          (id, merchant_id, type, aggregate_id, version, payload, trace_parent, occurred_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        merchantId,
                        type.name(),
                        aggregateId,
                        version,
                        json.writeValueAsString(data),
                        trace.traceParent(),
                        Timestamp.from(clock.instant())))
                .update();
        relay.wakeAfterCommit();
    }
}
