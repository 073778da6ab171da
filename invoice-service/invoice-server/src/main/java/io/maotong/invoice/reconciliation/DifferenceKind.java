package io.maotong.invoice.reconciliation;

/** How a month may differ (tax.md 1.17). */
enum DifferenceKind {
    /** The bureau has an invoice that we do not have. */
    MISSING_LOCAL,
    /** We have an invoice that the bureau does not have. */
    MISSING_REMOTE,
    /** Both have it, with other amounts. */
    DIFFERENT_AMOUNT,
    /** The bureau's totals are not the sum of ours, whatever its list says. */
    TOTALS,
    /** Our row is not what was written, whatever the bureau says: it proves nothing. */
    ALTERED
}
