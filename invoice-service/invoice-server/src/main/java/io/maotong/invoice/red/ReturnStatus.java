package io.maotong.invoice.red;

/** What became of a return of goods. */
enum ReturnStatus {
    /** A red form was made of it. */
    FORM,
    /** No form could be made yet; it may be tried again. */
    REFUSED,
    /** What it was to reverse is not invoiced any more, or never was. */
    NOT_NEEDED
}
