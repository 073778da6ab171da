package io.maotong.order.trade;

/** How much of the goods of an order came back and was accepted. */
public enum ReturnedShare {
    NONE,
    PART,
    FULL
}
