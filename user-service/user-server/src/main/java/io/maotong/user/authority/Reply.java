package io.maotong.user.authority;

import java.time.Duration;
import java.util.List;

/** What an authority answered, read. Each ending says what may be done next. */
public sealed interface Reply<T> {

    record Answered<T>(T value) implements Reply<T> {}

    /** Definitely refused, with every fault; sending the same again is pointless. */
    record Refused<T>(int status, String code, String message, List<Fault> faults) implements Reply<T> {

        /** Whether the authority does not know what was asked for. */
        public boolean isUnknownThere() {
            return status == 404;
        }
    }

    /** Busy there: nothing happened. */
    record Later<T>(Duration after) implements Reply<T> {}

    /** Never left here, or was not let in there: safe to send again. */
    record NotSent<T>(String reason) implements Reply<T> {}

    /** Left here, unanswered: ask before sending again. */
    record Unknown<T>(String reason) implements Reply<T> {}

    /**
     * @param field path of the field as the authority calls it; may be null
     * @param message the authority's own words
     */
    record Fault(String field, String message) {}
}
