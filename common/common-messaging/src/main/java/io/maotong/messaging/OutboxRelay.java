package io.maotong.messaging;

import io.maotong.data.pump.Pump;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries facts from the outbox to the broker. A portion's rows stay locked until the broker has confirmed all of them,
 * then they are deleted: a relay that dies in between leaves them to the next one, which may send some again. Several
 * instances relay side by side, skipping each other's rows.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final int PORTION = 100;
    private static final long CONFIRM_MILLIS = 10_000;

    private record Row(
            long id,
            long merchantId,
            String type,
            String aggregateId,
            long version,
            String payload,
            String traceParent,
            Instant occurredAt) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getLong("merchant_id"),
                    row.getString("type"),
                    row.getString("aggregate_id"),
                    row.getLong("version"),
                    row.getString("payload"),
                    row.getString("trace_parent"),
                    row.getTimestamp("occurred_at").toInstant());
        }

        Message toMessage() {
            MessageBuilderSupport<Message> message = MessageBuilder.withBody(payload.getBytes(StandardCharsets.UTF_8))
                    .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                    .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                    .setMessageId(Long.toString(id))
                    .setType(type)
                    .setHeader(EventHeaders.MERCHANT, merchantId)
                    .setHeader(EventHeaders.AGGREGATE, aggregateId)
                    .setHeader(EventHeaders.VERSION, version)
                    .setHeader(EventHeaders.OCCURRED_AT, occurredAt.toString());
            if (traceParent != null) {
                message.setHeader(EventHeaders.TRACE_PARENT, traceParent);
            }
            return message.build();
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RabbitTemplate broker;
    private final String exchange;
    private final Pump pump;

    OutboxRelay(
            JdbcClient jdbc, TransactionTemplate transaction, RabbitTemplate broker, String exchange, Duration poll) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.broker = broker;
        this.exchange = exchange;
        this.pump = new Pump("outbox", poll, this::relay);
    }

    void wakeAfterCommit() {
        pump.wakeAfterCommit();
    }

    private int relay() {
        Integer relayed = transaction.execute(status -> {
            List<Row> rows = jdbc.sql("""
                            SELECT id, merchant_id, type, aggregate_id, version, payload, trace_parent, occurred_at
                            FROM outbox_event ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
                            """).param(PORTION).query(Row::read).list();
            if (!rows.isEmpty()) {
                send(rows);
                jdbc.sql("DELETE FROM outbox_event WHERE id IN (:ids)")
                        .param("ids", rows.stream().map(Row::id).toList())
                        .update();
            }
            return rows.size();
        });
        return relayed == null ? 0 : relayed;
    }

    private void send(List<Row> rows) {
        broker.invoke(channel -> {
            rows.forEach(row -> channel.send(exchange, row.type(), row.toMessage()));
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
            return null;
        });
    }

    @Override
    public void start() {
        pump.start();
    }

    @Override
    public void stop() {
        pump.stop();
    }

    @Override
    public boolean isRunning() {
        return pump.isRunning();
    }
}
