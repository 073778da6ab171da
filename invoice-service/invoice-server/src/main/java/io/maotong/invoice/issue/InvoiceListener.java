package io.maotong.invoice.issue;

/** Told of every change of an invoice's status, in the transaction that makes it. */
public interface InvoiceListener {

    /** @param from null when it is new */
    void moved(StoredInvoice invoice, InvoiceStatus from);
}
