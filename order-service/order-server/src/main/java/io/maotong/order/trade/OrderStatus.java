package io.maotong.order.trade;

/** Where an order is in its life. It only moves forward, whatever order the news arrives in. */
enum OrderStatus {
    PAID,
    SHIPPED,
    DECLARED,
    CLOSED,
    CANCELLED;

    boolean mayCancel() {
        return this == PAID;
    }

    /** The states from which news may move an order to this one. */
    String[] earlier() {
        return switch (this) {
            case PAID, CANCELLED -> new String[0];
            case SHIPPED -> new String[] {PAID.name()};
            case DECLARED -> new String[] {PAID.name(), SHIPPED.name()};
            case CLOSED -> new String[] {PAID.name(), SHIPPED.name(), DECLARED.name()};
        };
    }
}
