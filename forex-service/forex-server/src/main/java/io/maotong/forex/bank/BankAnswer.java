package io.maotong.forex.bank;

import java.time.Duration;

/** How a question or an order to the bank ended. */
public sealed interface BankAnswer<T> {

    record Given<T>(T value) implements BankAnswer<T> {}

    /** Definitely refused; {@code code} is the bank's. */
    record Refused<T>(int status, String code, String message) implements BankAnswer<T> {

        public boolean isNotFound() {
            return status == 404;
        }
    }

    /** Nothing happened there: try again after the time. */
    record Busy<T>(Duration after) implements BankAnswer<T> {}

    /** It never left. */
    record NotSent<T>(String reason) implements BankAnswer<T> {}

    /** It left and nobody knows: ask for the serial number before it is sent again. */
    record Unknown<T>(String reason) implements BankAnswer<T> {}
}
