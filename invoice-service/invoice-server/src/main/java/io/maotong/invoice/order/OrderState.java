package io.maotong.invoice.order;

/** Whether an order may be invoiced. */
public enum OrderState {
    OPEN,
    CANCELLED
}
