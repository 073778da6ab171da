package io.maotong.invoice.order;

/** What became of a part of an order line that was put on an invoice. */
public enum SourceState {
    RESERVED,
    USED,
    RELEASED
}
