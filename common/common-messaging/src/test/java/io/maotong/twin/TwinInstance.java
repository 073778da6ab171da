package io.maotong.twin;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.messaging.EventHandler;
import io.maotong.messaging.Events;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of a small service, as a process: it keeps promises, each of which makes a fact, and listens to these facts. */
@SpringBootApplication
class TwinInstance {

    static final EventType<Done> DONE = new EventType<>("twin.work.done", Done.class);

    private static final Duration TIME_OF_AN_ANSWER = Duration.ofMillis(30);

    record Done(String reference) {}

    public static void main(String[] arguments) {
        SpringApplication.run(TwinInstance.class, arguments)
                .getBean(JdbcClient.class)
                .sql("INSERT INTO instance_up () VALUES ()")
                .update();
    }

    @Bean
    Work work(JdbcClient jdbc, TransactionTemplate transaction, Events events) {
        return new Work(jdbc, transaction, events);
    }

    @Bean
    Heard heard(JdbcClient jdbc) {
        return new Heard(jdbc);
    }

    /** The first to record the outcome makes the fact, in the same transaction. */
    record Work(JdbcClient jdbc, TransactionTemplate transaction, Events events) implements IntentHandler {

        @Override
        public String kind() {
            return "twin.work";
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(2);
        }

        @Override
        public IntentOutcome handle(Intent intent) {
            LockSupport.parkNanos(TIME_OF_AN_ANSWER.toNanos());
            transaction.executeWithoutResult(status -> {
                int first = jdbc.sql("INSERT IGNORE INTO work_done (reference) VALUES (?)")
                        .param(intent.reference())
                        .update();
                if (first == 1) {
                    events.publish(DONE, intent.reference(), 1, new Done(intent.reference()));
                }
            });
            return IntentOutcome.done();
        }
    }

    /** Writes a line for each time it is told: nothing but the inbox keeps it from doing so twice. */
    record Heard(JdbcClient jdbc) implements EventHandler<Done> {

        @Override
        public EventType<Done> type() {
            return DONE;
        }

        @Override
        public void handle(Event<Done> event) {
            jdbc.sql("INSERT INTO work_heard (reference) VALUES (?)")
                    .param(event.data().reference())
                    .update();
        }
    }
}
