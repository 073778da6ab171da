package io.maotong.invoice.archive;

/** What an archive package holds. */
enum ArchiveCategory {
    /** Invoices that the merchant issued. */
    ISSUED,
    /** Files of invoices that others issued. */
    RECEIVED
}
