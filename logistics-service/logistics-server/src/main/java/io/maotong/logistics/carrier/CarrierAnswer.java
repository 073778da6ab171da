package io.maotong.logistics.carrier;

import java.time.Duration;

/** How a question to a carrier ended, and so what may be done next. */
public sealed interface CarrierAnswer<T> {

    /** Understood and answered. */
    record Given<T>(T value) implements CarrierAnswer<T> {}

    /** Definitely refused, with the carrier's own code and words. */
    record Refused<T>(String code, String message) implements CarrierAnswer<T> {}

    /** Nothing happened there: try again after a while. */
    record TryAgain<T>(Duration after, String reason) implements CarrierAnswer<T> {}

    /** Something may have happened: only the same reference may be sent again. */
    record Unknown<T>(String reason) implements CarrierAnswer<T> {}
}
