package io.maotong.invoice.policy;

/** What starts the invoicing of a customer. */
public enum PolicyMode {
    /** A number of days after everything is paid. */
    AUTO_ON_PAYMENT,
    /** All orders of a month on one day. */
    MONTHLY_MERGE,
    /** A person. */
    MANUAL,
    /** 预开票: before the money has come, which is matched later. */
    PRE_INVOICE
}
