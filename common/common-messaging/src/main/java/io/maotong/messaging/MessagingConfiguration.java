package io.maotong.messaging;

import io.maotong.web.trace.CurrentTrace;
import io.maotong.web.trace.TraceContinuation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Topology: one topic exchange for all facts; for each service one durable quorum inbox bound to what it handles, and a
 * retry queue for each waiting time, from which messages fall back into the inbox.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "io.maotong.data.DataConfiguration"
        })
@EnableConfigurationProperties(MessagingProperties.class)
@Import(OpsParkedMessageController.class)
public class MessagingConfiguration {

    private static final int UNUSED_MILLIS = 600_000;

    @Bean
    MessagingSettings messagingSettings(MessagingProperties properties, Environment environment) {
        return new MessagingSettings(
                properties.service() == null
                        ? new MessagingProperties(
                                environment.getRequiredProperty("spring.application.name"),
                                properties.prefix(),
                                properties.consumers(),
                                properties.prefetch(),
                                properties.retryDelays(),
                                properties.poll(),
                                properties.expiring())
                        : properties);
    }

    @Bean
    Declarables eventTopology(MessagingSettings settings, List<EventHandler<?>> handlers) {
        MessagingProperties properties = settings.properties();
        TopicExchange exchange = new TopicExchange(properties.exchange(), true, false);
        List<Declarable> declared = new ArrayList<>();
        declared.add(exchange);
        if (!handlers.isEmpty()) {
            Queue inbox = queue(properties, properties.inbox()).build();
            declared.add(inbox);
            handlers.stream()
                    .map(handler -> handler.type().name())
                    .distinct()
                    .map(type -> BindingBuilder.bind(inbox).to(exchange).with(type))
                    .forEach(declared::add);
            for (Duration delay : properties.retryDelays()) {
                declared.add(queue(properties, properties.retryQueue(delay))
                        .withArgument("x-message-ttl", (int) delay.toMillis())
                        .withArgument("x-dead-letter-exchange", "")
                        .withArgument("x-dead-letter-routing-key", properties.inbox())
                        .withArgument("x-dead-letter-strategy", "at-least-once")
                        .withArgument("x-overflow", "reject-publish")
                        .build());
            }
        }
        return new Declarables(declared);
    }

    private static QueueBuilder queue(MessagingProperties properties, String name) {
        QueueBuilder queue = QueueBuilder.durable(name).quorum();
        return properties.expiring() ? queue.expires(UNUSED_MILLIS) : queue;
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc, TransactionTemplate transaction, ConfirmingBroker broker, MessagingSettings settings) {
        return new OutboxRelay(
                jdbc,
                transaction,
                broker.template(),
                settings.properties().exchange(),
                settings.properties().poll());
    }

    @Bean
    ConfirmingBroker confirmingBroker(ConnectionFactory connections) {
        ((CachingConnectionFactory) connections).setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
        return new ConfirmingBroker(new RabbitTemplate(connections));
    }

    @Bean
    Events events(JdbcClient jdbc, JsonMapper json, Clock clock, CurrentTrace trace, OutboxRelay relay) {
        return new Events(jdbc, json, clock, trace, relay);
    }

    @Bean
    Parking parking(
            JdbcClient jdbc, JsonMapper json, Clock clock, ConfirmingBroker broker, MessagingSettings settings) {
        return new Parking(jdbc, json, clock, broker.template(), settings.properties());
    }

    @Bean
    SimpleMessageListenerContainer inboxListener(
            ConnectionFactory connections,
            MessagingSettings settings,
            List<EventHandler<?>> handlers,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            ConfirmingBroker broker,
            Parking parking,
            TraceContinuation traces) {
        MessagingProperties properties = settings.properties();
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
        container.setAutoStartup(!handlers.isEmpty());
        container.setQueueNames(properties.inbox());
        container.setConcurrentConsumers(properties.consumers());
        container.setPrefetchCount(properties.prefetch());
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setMissingQueuesFatal(false);
        container.setMessageListener(
                new Inbox(jdbc, transaction, json, clock, broker.template(), handlers, properties, parking, traces));
        return container;
    }
}
