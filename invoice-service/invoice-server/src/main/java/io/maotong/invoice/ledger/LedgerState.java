package io.maotong.invoice.ledger;

/** How far a ledger is. */
enum LedgerState {
    QUEUED,
    RUNNING,
    DONE
}
