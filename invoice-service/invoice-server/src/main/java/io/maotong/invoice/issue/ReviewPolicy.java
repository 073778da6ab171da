package io.maotong.invoice.issue;

import java.util.List;

/** Whether a draft needs a second person before it is issued. Asked in the transaction that submits it. */
public interface ReviewPolicy {

    /** @return why; empty if it may go at once */
    List<ReviewReason> reasons(StoredInvoice draft);
}
