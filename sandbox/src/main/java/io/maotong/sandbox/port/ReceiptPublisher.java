package io.maotong.sandbox.port;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueHandler;
import io.maotong.sandbox.eport.DxpQueues;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends receipts to the terminals' queues, up to 100 in a message, and remembers which were confirmed. */
@Component
class ReceiptPublisher implements DueHandler {

    private static final int MOST_IN_MESSAGE = 100;
    private static final int AT_ONCE = 2_000;
    private static final Duration CONFIRM = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final RabbitTemplate rabbit;
    private final DxpQueues queues;
    private final Behaviours behaviours;
    private final Clock clock;
    private final Tally tally;

    private record Waiting(long id, String type, String body) {}

    ReceiptPublisher(
            JdbcClient jdbc, RabbitTemplate rabbit, DxpQueues queues, Behaviours behaviours, Clock clock, Tally tally) {
        this.jdbc = jdbc;
        this.rabbit = rabbit;
        this.queues = queues;
        this.behaviours = behaviours;
        this.clock = clock;
        this.tally = tally;
    }

    @Override
    public String kind() {
        return Receipts.PUBLISH;
    }

    @Override
    public boolean callsOut() {
        return true;
    }

    @Override
    public void handle(List<DueAction> actions) {
        try {
            for (String dxpId : actions.stream().map(DueAction::ref).distinct().toList()) {
                while (publish(dxpId) == AT_ONCE) {
                    tally.add(Authority.PORT, "large publications");
                }
            }
        } catch (AmqpException unreachable) {
            queues.doubt();
            throw unreachable;
        }
    }

    private int publish(String dxpId) {
        List<Waiting> waiting = jdbc.sql("SELECT id, type, body FROM port_receipt WHERE dxp_id = ? AND state = 'NEW'"
                        + " AND publish_at <= ? ORDER BY publish_at, id LIMIT " + AT_ONCE)
                .params(dxpId, UtcTime.toRow(clock.instant()))
                .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Message> messages = messages(dxpId, waiting);
        String queue = queues.ensure(dxpId);
        rabbit.invoke(operations -> {
            messages.forEach(message -> operations.send("", queue, message));
            operations.waitForConfirmsOrDie(CONFIRM.toMillis());
            return null;
        });
        jdbc.sql("UPDATE port_receipt SET state = 'SENT' WHERE id IN ("
                        + waiting.stream().map(w -> String.valueOf(w.id())).collect(Collectors.joining(",")) + ")")
                .update();
        tally.add(Authority.PORT, "receipt messages", messages.size());
        return waiting.size();
    }

    private List<Message> messages(String dxpId, List<Waiting> waiting) {
        List<Waiting> order = new ArrayList<>(waiting);
        if (behaviours.of(Authority.PORT).shuffle()) {
            Collections.shuffle(order);
        }
        Map<String, List<String>> byType = new LinkedHashMap<>();
        order.forEach(
                w -> byType.computeIfAbsent(w.type(), t -> new ArrayList<>()).add(w.body()));
        List<Message> messages = new ArrayList<>();
        byType.forEach((type, bodies) -> {
            for (int from = 0; from < bodies.size(); from += MOST_IN_MESSAGE) {
                List<String> part = bodies.subList(from, Math.min(bodies.size(), from + MOST_IN_MESSAGE));
                messages.add(message(dxpId, type, CebWriter.message(type, part)));
            }
        });
        return messages;
    }

    private Message message(String dxpId, String type, String business) {
        String envelope = CebWriter.envelope(
                CebWriter.PORT_ID + CebWriter.guid(),
                dxpId,
                PortTime.xml(clock.instant()),
                "CEB" + type + "Message",
                business);
        return MessageBuilder.withBody(envelope.getBytes(StandardCharsets.UTF_8))
                .setContentType("application/xml")
                .setContentEncoding("UTF-8")
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
    }
}
