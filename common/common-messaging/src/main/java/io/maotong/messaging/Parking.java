package io.maotong.messaging;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Messages that could not be handled: kept with the reason until a person replays them. */
final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final long CONFIRM_MILLIS = 10_000;

    private record Parked(long id, String state, String headers, byte[] body) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final RabbitTemplate broker;
    private final MessagingProperties properties;

    Parking(JdbcClient jdbc, JsonMapper json, Clock clock, RabbitTemplate broker, MessagingProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.broker = broker;
        this.properties = properties;
    }

    void park(Message message, RuntimeException failure) {
        MessageProperties headers = message.getMessageProperties();
        log.error("{} {} is parked for a person", headers.getType(), headers.getMessageId(), failure);
        jdbc.sql("""
                        INSERT INTO parked_message
                          (id, event_id, type, merchant_id, headers, body, reason, state, parked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'PARKED', ?)
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        Ids.parse(String.valueOf(headers.getMessageId())),
                        headers.getType(),
                        headers.getHeader(EventHeaders.MERCHANT),
                        json.writeValueAsString(headersOf(headers)),
                        message.getBody(),
                        shortened(failure.toString()),
                        Timestamp.from(clock.instant())))
                .update();
    }

    PageResponse<ParkedMessage> find(String state, int page, int size) {
        List<ParkedMessage> items = jdbc.sql("""
                        SELECT id, event_id, type, merchant_id, body, reason, state, parked_at, replayed_at, replayed_by
                        FROM parked_message WHERE state = ? ORDER BY parked_at DESC, id DESC LIMIT ? OFFSET ?
                        """)
                .params(state, size, (page - 1) * size)
                .query(ParkedMessage::read)
                .list();
        long total = jdbc.sql("SELECT COUNT(*) FROM parked_message WHERE state = ?")
                .param(state)
                .query(Long.class)
                .single();
        return new PageResponse<>(items, page, size, total);
    }

    /** Sends a parked message to this service's own queue again; who handled it already recognises it. */
    void replay(long id, String by) {
        Parked parked = jdbc.sql("SELECT id, state, headers, body FROM parked_message WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Parking::read)
                .optional()
                .orElseThrow(() -> new NotFoundException("parked message", id));
        if (!"PARKED".equals(parked.state())) {
            throw new BusinessException(
                    CommonError.ILLEGAL_STATE, Text.of("该消息已重放", "This message was replayed already"));
        }
        jdbc.sql("UPDATE parked_message SET state = 'REPLAYED', replayed_at = ?, replayed_by = ? WHERE id = ?")
                .params(Timestamp.from(clock.instant()), by, id)
                .update();
        broker.invoke(channel -> {
            channel.send("", properties.inbox(), messageOf(parked));
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
            return null;
        });
    }

    private Message messageOf(Parked parked) {
        Map<String, Object> headers = json.readValue(parked.headers(), new TypeReference<>() {});
        MessageBuilderSupport<Message> message = MessageBuilder.withBody(parked.body())
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setMessageId((String) headers.remove("messageId"))
                .setType((String) headers.remove("type"));
        headers.forEach(message::setHeader);
        return message.build();
    }

    private static Map<String, Object> headersOf(MessageProperties properties) {
        Map<String, Object> kept = new TreeMap<>();
        for (String name : List.of(
                EventHeaders.MERCHANT,
                EventHeaders.AGGREGATE,
                EventHeaders.VERSION,
                EventHeaders.OCCURRED_AT,
                EventHeaders.TRACE_PARENT)) {
            Object value = properties.getHeader(name);
            if (value != null) {
                kept.put(name, value instanceof Number ? value : value.toString());
            }
        }
        kept.put("messageId", properties.getMessageId());
        kept.put("type", properties.getType());
        return kept;
    }

    private static Parked read(ResultSet row, int number) throws SQLException {
        return new Parked(row.getLong("id"), row.getString("state"), row.getString("headers"), row.getBytes("body"));
    }

    private static String shortened(String reason) {
        return reason.length() <= 1000 ? reason : reason.substring(0, 1000);
    }
}
