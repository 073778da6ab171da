package io.maotong.invoice.attention;

/** Whether somebody is still needed. */
enum AttentionState {
    OPEN,
    CLOSED
}
