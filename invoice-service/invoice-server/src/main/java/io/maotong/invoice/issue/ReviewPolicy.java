package io.maotong.invoice.issue;

import java.util.List;

/** Whether a draft needs a second person before it is issued. Asked in the transaction that submits it. */
public interface ReviewPolicy {

    /** @return why; empty if it may go at once */
    List<ReviewReason> reasons(StoredInvoice draft);

    /**
     * Whether what else the merchant submits at the same moment may change the answer. Then the merchant's invoices are submitted
     * one after the other; otherwise they do not wait for each other.
     */
    default boolean countsOthers() {
        return false;
    }
}
