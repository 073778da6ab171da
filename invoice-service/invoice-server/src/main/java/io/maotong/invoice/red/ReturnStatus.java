package io.maotong.invoice.red;

/** What became of a return of goods. */
enum ReturnStatus {
    /** A red form was made of it. */
    FORM,
    /** No form could be made yet; it may be tried again. */
    REFUSED
}
