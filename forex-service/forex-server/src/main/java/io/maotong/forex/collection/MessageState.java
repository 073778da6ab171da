package io.maotong.forex.collection;

enum MessageState {
    STORED,
    HANDLED,
    /** Cannot be read as a whole: a person must look at it. */
    QUARANTINED
}
