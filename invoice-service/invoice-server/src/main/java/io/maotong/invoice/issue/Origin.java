package io.maotong.invoice.issue;

/** Where an invoice came from. */
public enum Origin {
    /** Entered by a person. */
    MANUAL,
    /** A row of an imported workbook. */
    IMPORT,
    /** Planned from orders. */
    ORDERS,
    /** Made from a customs declaration. */
    DECLARATION,
    /** Reverses another one. */
    RED
}
