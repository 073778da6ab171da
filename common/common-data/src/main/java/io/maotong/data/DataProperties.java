package io.maotong.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sharedTables tables of this service that belong to no merchant; all others have a {@code merchant_id}
 * @param intentConcurrency how many intents one instance handles at a time
 * @param intentPoll how often an idle instance looks for work that others left behind
 */
@ConfigurationProperties("maotong.data")
record DataProperties(
        List<String> sharedTables,
        @DefaultValue("8") int intentConcurrency,
        @DefaultValue("500ms") Duration intentPoll) {

    private static final List<String> OF_THE_HOUSE = List.of(
            "intent",
            "outbox_event",
            "inbox_message",
            "parked_message",
            "command_log",
            "authority_exchange",
            "scheduled_tasks",
            "undo_log",
            "flyway_schema_history");

    DataProperties {
        List<String> all = new ArrayList<>(OF_THE_HOUSE);
        if (sharedTables != null) {
            all.addAll(sharedTables);
        }
        sharedTables = List.copyOf(all);
    }
}
