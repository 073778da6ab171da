package io.maotong.order.imports;

/** What became of a row. */
enum RowStatus {
    ACCEPTED,
    REJECTED,
    DUPLICATE
}
