package io.maotong.invoice.plan;

/** What becomes of the invoices of a plan. */
enum PlanMode {
    /** They wait as drafts. */
    DRAFT,
    /** They go on their way. */
    SUBMIT
}
