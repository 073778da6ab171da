package io.maotong.invoice.imports;

/** What became of a row. */
enum RowState {
    ACCEPTED,
    REJECTED,
    /** Its request existed already. */
    DUPLICATE
}
