package io.maotong.invoice.platform;

/** How a call to the platform ended, by what it says of the platform's health. */
public enum CallEnding {
    /** It answered, whatever it said. */
    ANSWERED,
    /** It is there and asks for patience: 0499 or 429. */
    BUSY,
    /** Nobody answered in time. */
    TIMED_OUT,
    /** Not reached, broken off, 5xx, or an answer that nobody can read. */
    FAILED;

    public boolean healthy() {
        return this == ANSWERED || this == BUSY;
    }
}
