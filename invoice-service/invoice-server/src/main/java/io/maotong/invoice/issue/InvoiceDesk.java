package io.maotong.invoice.issue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the other features hand invoices in and look at them. Each method is one transaction or joins the caller's. */
public interface InvoiceDesk {

    /**
     * Stores a draft with every rule checked.
     *
     * @throws io.maotong.core.error.BusinessException with all violations at once
     */
    StoredInvoice draft(NewInvoice invoice);

    /** Sends a draft on its way: to the review if a policy asks for one, otherwise to the platform. */
    StoredInvoice submit(long id, String actor);

    /**
     * Gives up what was not issued.
     *
     * @throws io.maotong.core.error.IllegalTransition if it is issued or may be on its way
     */
    StoredInvoice cancel(long id, String actor, String reason);

    /** Stores a red invoice, ready, and promises to issue it. */
    StoredInvoice issueRed(NewInvoice red, String actor);

    /** A red invoice was issued against this one. @param whole whether nothing is left of it */
    StoredInvoice reversed(long blueId, boolean whole, String reason);

    /** It reached the buyer. Nothing changes if it had before, or if it has been reversed meanwhile. */
    StoredInvoice delivered(long id, String how);

    /** Ids of what was issued from one instant until before another, above an id, in their order. */
    List<Long> issuedBetween(Instant from, Instant until, long after, int limit);

    Optional<StoredInvoice> find(long id);

    /**
     * The same for whoever acts on what it says: if it is issued, its row is what was written when it got its number.
     *
     * @throws io.maotong.core.error.BusinessException
     *     {@link io.maotong.invoice.integrity.IntegrityError#ROW_ALTERED}; what was found is kept for operations
     */
    Optional<StoredInvoice> findIntact(long id);

    /** Whether it is not issued yet, or its row is what was written. */
    boolean isIntact(long id);

    /** @param number 20 digits */
    Optional<StoredInvoice> findByNumber(String number);
}
