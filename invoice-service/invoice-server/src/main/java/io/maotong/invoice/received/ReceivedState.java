package io.maotong.invoice.received;

/** What is known of a received invoice. */
enum ReceivedState {
    /** Uploaded before invoices were verified by themselves. */
    UNASKED,
    /** The bureau is being asked. */
    WAITING,
    /** Too new to be known there; it is asked again by itself. */
    NOT_YET,
    /** It exists as the file says, and is sound. */
    GENUINE,
    /** The bureau says otherwise. */
    MISMATCH,
    /** The bureau gave no verdict. */
    UNCLEAR,
    /** The files do not tell what a question needs. */
    INCOMPLETE
}
