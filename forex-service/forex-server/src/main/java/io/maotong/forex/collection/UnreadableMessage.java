package io.maotong.forex.collection;

/** A message that is quarantined as a whole: half a statement is worse than none. */
final class UnreadableMessage extends RuntimeException {

    UnreadableMessage(String reason) {
        super(reason);
    }
}
