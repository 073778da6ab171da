package io.maotong.invoice.plan;

/** What started a plan. */
enum PlanTrigger {
    PERSON,
    PAYMENT,
    MONTH,
    PRE_INVOICE
}
