package io.maotong.invoice.plan;

/** Whether the money of an invoice issued in advance has come. */
enum PreInvoiceState {
    OPEN,
    /** Waited longer than allowed. */
    OVERDUE,
    MATCHED,
    /** The invoices were reversed before any money came. */
    REVERSED
}
