package io.maotong.invoice.delivery;

/** How one try ended. */
sealed interface SendOutcome {

    record Sent(String detail) implements SendOutcome {}

    /** There is no such recipient: trying again is of no use. */
    record Bounced(String reason) implements SendOutcome {}

    /** Refused for good. */
    record Refused(String reason) implements SendOutcome {}

    /** Not sent, or nobody knows: sent again later under the same id, by which the receiver tells a repetition. */
    record Later(String reason) implements SendOutcome {}
}
