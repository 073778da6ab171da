package io.maotong.messaging;

import com.rabbitmq.client.Channel;
import io.maotong.core.event.Event;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.trace.TraceContinuation;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives facts. Handling and the note that it happened are one transaction; the message is acknowledged after the
 * commit, so that it comes again if this process dies, and is then recognised.
 */
final class Inbox implements ChannelAwareMessageListener {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final long CONFIRM_MILLIS = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final RabbitTemplate broker;
    private final List<EventHandler<?>> handlers;
    private final MessagingProperties properties;
    private final Parking parking;
    private final TraceContinuation traces;

    Inbox(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            RabbitTemplate broker,
            List<EventHandler<?>> handlers,
            MessagingProperties properties,
            Parking parking,
            TraceContinuation traces) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
        this.broker = broker;
        this.handlers = List.copyOf(handlers);
        this.properties = properties;
        this.parking = parking;
        this.traces = traces;
    }

    @Override
    public void onMessage(Message message, Channel channel) throws IOException {
        long tag = message.getMessageProperties().getDeliveryTag();
        String parent = message.getMessageProperties().getHeader(EventHeaders.TRACE_PARENT);
        boolean settled = traces.continued(
                parent, "event " + message.getMessageProperties().getType(), () -> settle(message));
        if (settled) {
            channel.basicAck(tag, false);
        } else {
            channel.basicNack(tag, false, true);
        }
    }

    /** @return whether the message is handled, waiting for its retry or parked: anything but lost */
    private boolean settle(Message message) {
        try {
            dispatch(message);
            return true;
        } catch (UnreadableEvent e) {
            return park(message, e);
        } catch (RuntimeException e) {
            return retryOrPark(message, e);
        }
    }

    private void dispatch(Message message) {
        MessageProperties properties = message.getMessageProperties();
        boolean anyone = false;
        for (EventHandler<?> handler : handlers) {
            if (handler.type().name().equals(properties.getType())) {
                anyone = true;
                handle(handler, message);
            }
        }
        if (!anyone) {
            throw new UnreadableEvent("nobody here handles " + properties.getType(), null);
        }
    }

    private <T> void handle(EventHandler<T> handler, Message message) {
        Event<T> event = read(handler, message);
        transaction.executeWithoutResult(status -> {
            if (!isFirst(event.id(), handler.name())) {
                log.debug("{} {} came again", event.type(), event.id());
                return;
            }
            if (event.merchantId() == 0) {
                MerchantScope.runEverywhere("a fact of nobody in particular", () -> handler.handle(event));
            } else {
                MerchantScope.run(event.merchantId(), () -> handler.handle(event));
            }
        });
    }

    private boolean isFirst(long eventId, String handler) {
        try {
            jdbc.sql("INSERT INTO inbox_message (event_id, handler, received_at) VALUES (?, ?, ?)")
                    .params(eventId, handler, Timestamp.from(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private <T> Event<T> read(EventHandler<T> handler, Message message) {
        MessageProperties properties = message.getMessageProperties();
        try {
            T data = json.readValue(message.getBody(), handler.type().payload());
            return new Event<>(
                    Long.parseLong(properties.getMessageId()),
                    properties.getType(),
                    ((Number) properties.getHeader(EventHeaders.MERCHANT)).longValue(),
                    properties.getHeader(EventHeaders.AGGREGATE),
                    ((Number) properties.getHeader(EventHeaders.VERSION)).longValue(),
                    Instant.parse(properties.getHeader(EventHeaders.OCCURRED_AT)),
                    data);
        } catch (JacksonException | NullPointerException | IllegalArgumentException | ClassCastException e) {
            throw new UnreadableEvent("cannot be read", e);
        }
    }

    private boolean retryOrPark(Message message, RuntimeException failure) {
        Integer before = message.getMessageProperties().getHeader(EventHeaders.ATTEMPT);
        int attempt = before == null ? 1 : before + 1;
        List<Duration> delays = properties.retryDelays();
        if (attempt > delays.size()) {
            return park(message, failure);
        }
        log.warn(
                "{} {} failed at attempt {}",
                message.getMessageProperties().getType(),
                message.getMessageProperties().getMessageId(),
                attempt,
                failure);
        try {
            Message again = MessageBuilder.fromMessage(message)
                    .setHeader(EventHeaders.ATTEMPT, attempt)
                    .build();
            broker.invoke(channel -> {
                channel.send("", properties.retryQueue(delays.get(attempt - 1)), again);
                channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
                return null;
            });
            return true;
        } catch (RuntimeException e) {
            log.warn("the retry queue cannot be reached: the message goes back to its queue", e);
            return false;
        }
    }

    private boolean park(Message message, RuntimeException failure) {
        try {
            parking.park(message, failure);
            return true;
        } catch (RuntimeException e) {
            log.warn("the parking table cannot be reached: the message goes back to its queue", e);
            return false;
        }
    }

    /** Trying again would not help. */
    private static final class UnreadableEvent extends RuntimeException {

        UnreadableEvent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
