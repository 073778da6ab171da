package io.maotong.invoice.ledger;

/** One row for each invoice, or for each line. */
enum LedgerKind {
    INVOICES,
    LINES
}
