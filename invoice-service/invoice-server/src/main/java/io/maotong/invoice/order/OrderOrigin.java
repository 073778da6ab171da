package io.maotong.invoice.order;

/** Where an order was entered. */
public enum OrderOrigin {
    /** Here, or by a workbook. */
    DOMESTIC,
    /** In order-service. */
    TRADE
}
