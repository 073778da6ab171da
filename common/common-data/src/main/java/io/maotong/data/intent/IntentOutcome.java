package io.maotong.data.intent;

import java.time.Duration;

/** How handling an intent ended. */
public sealed interface IntentOutcome {

    /** Nothing is left to do. */
    record Done() implements IntentOutcome {}

    /** Not finished: ask again, as an authority that is still thinking is asked again. Does not count as a failure. */
    record Again(Duration after) implements IntentOutcome {}

    /** Failed for now: try again later by the handler's schedule. */
    record Retry(String reason) implements IntentOutcome {}

    /** A person must look at it. */
    record Park(String reason) implements IntentOutcome {}

    static IntentOutcome done() {
        return new Done();
    }

    static IntentOutcome again(Duration after) {
        return new Again(after);
    }

    static IntentOutcome retry(String reason) {
        return new Retry(reason);
    }

    static IntentOutcome park(String reason) {
        return new Park(reason);
    }
}
