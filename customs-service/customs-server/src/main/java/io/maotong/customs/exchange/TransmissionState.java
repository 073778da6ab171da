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
    /** The exchange could not take it just now. */
    RETRY_WAIT,
    /** The exchange or the port refused it. */
    REJECTED,
    /** It was tried as often as is allowed: a person must look. */
    GIVEN_UP;

    boolean isFinal() {
        return this == SENT || this == REJECTED || this == GIVEN_UP;
    }
}
