package io.maotong.order.trade;

/** How far an order is on its way. It only goes forward, whatever order the news arrives in. */
enum Progress {
    PAID,
    SHIPPED,
    DECLARED,
    CLOSED;

    boolean isBefore(Progress other) {
        return ordinal() < other.ordinal();
    }

    /** The names of what lies before it. */
    String[] earlier() {
        String[] names = new String[ordinal()];
        for (int i = 0; i < names.length; i++) {
            names[i] = values()[i].name();
        }
        return names;
    }
}
