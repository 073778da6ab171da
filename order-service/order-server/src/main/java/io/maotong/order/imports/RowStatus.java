package io.maotong.order.imports;

/** What became of a row. */
enum RowStatus {
    ACCEPTED,
    /** Right, but only checked. */
    VALID,
    REJECTED,
    DUPLICATE
}
