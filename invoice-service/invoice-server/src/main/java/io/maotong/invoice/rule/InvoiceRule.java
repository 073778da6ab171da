package io.maotong.invoice.rule;

/** One rule, or a tight group; it finds everything that breaks it. */
interface InvoiceRule {

    void check(RuleInput input, Findings findings);
}
