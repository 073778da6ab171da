package io.maotong.order.imports;

/** What an import does with the orders that it finds right. */
enum ImportMode {
    /** Creates them. */
    TAKE_VALID,
    /** Only says which are right; a person takes them afterwards, or gives the file up. */
    CHECK_FIRST
}
