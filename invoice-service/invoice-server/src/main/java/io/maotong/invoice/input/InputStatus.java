package io.maotong.invoice.input;

/** How an input invoice stands; only a normal one can be used. */
public enum InputStatus {
    NORMAL,
    RED,
    PART_REVERSED,
    REVERSED,
    ABNORMAL,
    LOCKED
}
