package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The platform's current mood; survives a restart. */
@Component
final class TaxMoods {

    private static final double PER_MILLE = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TaxProperties properties;
    private final Clock clock;
    private volatile TaxMood current;

    TaxMoods(JdbcClient jdbc, JsonMapper json, TaxProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
        this.current = jdbc.sql("SELECT settings FROM tax_mood WHERE id = 1")
                .query(String.class)
                .optional()
                .map(settings -> json.readValue(settings, TaxMood.class))
                .orElse(TaxMood.CALM);
    }

    TaxMood now() {
        return current;
    }

    void set(TaxMood mood) {
        mood.faults().refuseIfAny();
        jdbc.sql("INSERT INTO tax_mood (id, settings, updated_at) VALUES (1,?,?)"
                        + " ON DUPLICATE KEY UPDATE settings = VALUES(settings), updated_at = VALUES(updated_at)")
                .params(json.writeValueAsString(mood), UtcTime.toRow(clock.instant()))
                .update();
        current = mood;
    }

    /** Whether something with this rate happens now; never for null. */
    static boolean happens(Double rate) {
        return rate != null && rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
    }

    boolean compresses() {
        return happens(current.gzipRate() == null ? properties.gzipPerMille() / PER_MILLE : current.gzipRate());
    }

    boolean stringifies() {
        return happens(
                current.stringifiedRate() == null
                        ? properties.stringifiedPerMille() / PER_MILLE
                        : current.stringifiedRate());
    }

    Duration feedLag() {
        return current.feedLagMillis() == null ? properties.feedLag() : Duration.ofMillis(current.feedLagMillis());
    }

    Duration processing() {
        long least = properties.shortestProcessing().toMillis();
        long most = properties.longestProcessing().toMillis();
        if (current.processingMillis() != null) {
            least = current.processingMillis().get(0);
            most = current.processingMillis().get(1);
        }
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, Math.max(least, most) + 1));
    }
}
