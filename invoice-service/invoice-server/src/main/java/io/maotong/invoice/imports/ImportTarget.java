package io.maotong.invoice.imports;

/** What the requests of a file become. */
enum ImportTarget {
    INVOICES,
    /** Orders, to be planned. */
    ORDERS
}
