package io.maotong.remote.authority;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a call to an authority ended. Only these five endings exist, and each says what may be done next. */
public sealed interface AuthorityAnswer {

    /** Understood and answered. */
    record Accepted(int status, byte[] body) implements AuthorityAnswer {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Definitely refused: the same content will be refused again. */
    record Rejected(int status, byte[] body) implements AuthorityAnswer {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Busy: nothing happened there, try again after the time that was asked for.
     *
     * @param status 429 if we ask too often, 503 if it can serve nobody
     */
    record Later(Duration after, int status) implements AuthorityAnswer {}

    /** The request never left: safe to send again. */
    record NotSent(String reason) implements AuthorityAnswer {}

    /** The request left and no answer came: ask what became of the serial number before sending it again. */
    record Unknown(String reason) implements AuthorityAnswer {}
}
