package io.maotong.customs.exchange;

/** Where a message is. */
public enum TransmissionState {
    /** Its documents are chosen. */
    WAITING,
    /** Its bytes are fixed. */
    SIGNED,
    /** The exchange accepted it. */
    SENT,
    /** It left and no answer came. */
    UNKNOWN,
    /** Written by versions before 2026-12: it goes again as it is. */
    RETRY_WAIT,
    /** The exchange could not take it: its documents go again in another message. */
    POSTPONED,
    /** The exchange or the port refused it. */
    REJECTED,
    /** It was tried as often as is allowed: a person must look. */
    GIVEN_UP;

    boolean isFinal() {
        return this == SENT || this == REJECTED || this == GIVEN_UP || this == POSTPONED;
    }
}
