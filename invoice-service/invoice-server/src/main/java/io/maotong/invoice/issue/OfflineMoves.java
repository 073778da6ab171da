package io.maotong.invoice.issue;

import java.util.Optional;

/** What the handling of outages may do to invoices that wait for the platform. Each method is one transaction. */
public interface OfflineMoves {

    /** READY to QUEUED_OFFLINE. @return the invoice, or empty if it has moved on meanwhile */
    Optional<StoredInvoice> queue(long id, String reason);

    /**
     * Promises to send a queued invoice now. It stays QUEUED_OFFLINE until a worker takes it to SUBMITTING under the same
     * serial number; while a gate is closed the worker leaves it in the queue.
     *
     * @return whether it was still queued
     */
    boolean release(long id);

    /** QUEUED_OFFLINE to MANUAL: the deadline is over and a person decides. @return whether it was still queued */
    boolean giveToPerson(long id, String reason);
}
