package io.maotong.e2e.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks again until an answer says what is waited for. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(300);

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
        long end = System.nanoTime() + patience.toNanos();
        JsonNode last;
        do {
            last = ask.get();
            if (reached.test(last)) {
                return last;
            }
            if (failed.test(last)) {
                throw new IllegalStateException(what + " failed: " + shortened(last));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
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
