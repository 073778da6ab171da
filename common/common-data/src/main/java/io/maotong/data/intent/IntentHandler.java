package io.maotong.data.intent;

import java.time.Duration;
import java.util.List;

/**
 * Does one kind of promised work, outside of any transaction. It may be called again for the same intent after a crash,
 * so whatever it sends carries the same serial number each time, and what may have arrived is asked for before it is
 * sent again. An exception counts as {@link IntentOutcome.Retry}.
 */
public interface IntentHandler {

    String kind();

    IntentOutcome handle(Intent intent);

    /** After this long without an outcome another instance takes the intent over. */
    default Duration lease() {
        return Duration.ofMinutes(2);
    }

    /** Waiting times between tries; when they are used up, the last one repeats until {@link #patience}. */
    default List<Duration> schedule() {
        return List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5));
    }

    /** How long failures are retried before the intent is parked for a person. */
    default Duration patience() {
        return Duration.ofHours(48);
    }
}
