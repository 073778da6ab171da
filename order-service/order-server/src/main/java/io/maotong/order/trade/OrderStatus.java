package io.maotong.order.trade;

/** Where an order is in its life, as people see it. {@link OrderLife} says how it comes about. */
enum OrderStatus {
    PAID,
    ON_HOLD,
    SHIPPED,
    DECLARED,
    CLOSED,
    PART_RETURNED,
    RETURNED,
    CANCELLED;

    /** Whether nothing more is expected of it. */
    boolean isOver() {
        return this == CANCELLED || this == RETURNED;
    }
}
