package io.maotong.customs;

import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.test.RealServers;
import io.maotong.test.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A schema and queues that outlive the processes which work on them; facts are told there as other services tell them. */
final class Place implements AutoCloseable {

    private static final long CONFIRM_MILLIS = 30_000;

    final String schema;
    final String prefix;
    private final CachingConnectionFactory connections;
    private final RabbitTemplate broker;
    private final JsonMapper json = new JsonMapper();

    private Place(String schema) {
        this.schema = schema;
        this.prefix = schema + ".";
        Schema.create(schema);
        connections = new CachingConnectionFactory(
                RealServers.get("MT_HOST"), Integer.parseInt(RealServers.get("MT_RABBIT_PORT")));
        connections.setVirtualHost("maotong");
        connections.setUsername(RealServers.get("MT_RABBIT_USERNAME"));
        connections.setPassword(RealServers.get("MT_RABBIT_PASSWORD"));
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
        broker = new RabbitTemplate(connections);
    }

    static Place create(String name) {
        return new Place("t_customs_" + name + "_" + ProcessHandle.current().pid());
    }

    /** Tells facts of one merchant, in order. */
    <T> void tell(long merchantId, EventType<T> type, List<T> facts) {
        broker.invoke(channel -> {
            facts.forEach(
                    fact -> channel.send(prefix + "maotong.events", type.name(), message(merchantId, type, fact)));
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
            return null;
        });
    }

    private <T> Message message(long merchantId, EventType<T> type, T fact) {
        return MessageBuilder.withBody(json.writeValueAsBytes(fact))
                .setContentType("application/json")
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(Long.toString(Ids.next()))
                .setType(type.name())
                .setHeader("x-merchant-id", merchantId)
                .setHeader("x-aggregate-id", "")
                .setHeader("x-version", 1L)
                .setHeader("x-occurred-at", Instant.now().toString())
                .build();
    }

    /** The only figure that a query answers. */
    long number(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    int update(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + RealServers.get("MT_HOST") + ":" + RealServers.get("MT_MYSQL_PORT") + "/" + schema
                        + "?allowPublicKeyRetrieval=true&sslMode=DISABLED&connectionTimeZone=UTC"
                        + "&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true",
                "root",
                RealServers.get("MT_MYSQL_ROOT_PASSWORD"));
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
