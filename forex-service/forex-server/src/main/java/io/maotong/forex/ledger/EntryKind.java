package io.maotong.forex.ledger;

/** What a journal entry records. Each undoing is an entry of its own. */
public enum EntryKind {
    /** The bank credited money. */
    RECEIPT,
    /** The bank took a credit back. */
    RECEIPT_REVERSED,
    /** Received money was matched to an order and became available. */
    MATCHED,
    UNMATCHED,
    /** Money was promised to a settlement. */
    HOLD,
    HOLD_RELEASED,
    /** A settlement was carried out. */
    SETTLED
}
