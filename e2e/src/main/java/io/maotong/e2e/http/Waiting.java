package io.maotong.e2e.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks again until an answer says what is waited for: often at first, seldom when it takes long. */
public final class Waiting {

    private static final long SHORTEST_PAUSE = Duration.ofMillis(300).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(3).toNanos();
    private static final int PART_OF_THE_WAIT = 15;

    private final Duration patience;

    public Waiting(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param what for the failure message
     * @param failed ends the waiting at once
     */
    public JsonNode until(
            String what, Supplier<JsonNode> ask, Predicate<JsonNode> reached, Predicate<JsonNode> failed) {
        long began = System.nanoTime();
        long end = began + patience.toNanos();
        JsonNode last;
        do {
            last = ask.get();
            if (reached.test(last)) {
                return last;
            }
            if (failed.test(last)) {
                throw new IllegalStateException(what + " failed: " + shortened(last));
            }
            long waited = System.nanoTime() - began;
            LockSupport.parkNanos(Math.clamp(waited / PART_OF_THE_WAIT, SHORTEST_PAUSE, LONGEST_PAUSE));
        } while (System.nanoTime() < end);
        throw new IllegalStateException(
                what + " did not happen within " + patience.toSeconds() + " s: " + shortened(last));
    }

    public JsonNode until(String what, Supplier<JsonNode> ask, Predicate<JsonNode> reached) {
        return until(what, ask, reached, answer -> false);
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 3000 ? text : text.substring(0, 3000) + "…";
    }
}
