package io.maotong.e2e;

import java.util.Objects;

/** What must hold; a difference ends the job with both values. */
final class Expect {

    private Expect() {}

    static void equal(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException(what + ": expected " + expected + " but found " + actual);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
