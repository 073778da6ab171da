package io.maotong.invoice.issue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Life of an invoice (tax.md 1.11). */
public enum InvoiceStatus {
    DRAFT,
    PENDING_REVIEW,
    READY,
    QUEUED_OFFLINE,
    SUBMITTING,
    UNKNOWN,
    MANUAL,
    ISSUED,
    DELIVERED,
    PART_REVERSED,
    REVERSED,
    FAILED,
    CANCELLED;

    private static final Map<InvoiceStatus, Set<InvoiceStatus>> NEXT = new EnumMap<>(InvoiceStatus.class);

    static {
        // READY at once where no policy asks for a review.
        NEXT.put(DRAFT, EnumSet.of(PENDING_REVIEW, READY, CANCELLED));
        NEXT.put(PENDING_REVIEW, EnumSet.of(READY, DRAFT, CANCELLED));
        NEXT.put(READY, EnumSet.of(DRAFT, QUEUED_OFFLINE, SUBMITTING, FAILED, CANCELLED));
        // FAILED: neither number nor quota when the way was open again. MANUAL: the deadline is over.
        NEXT.put(QUEUED_OFFLINE, EnumSet.of(SUBMITTING, FAILED, MANUAL));
        NEXT.put(SUBMITTING, EnumSet.of(ISSUED, FAILED, UNKNOWN));
        // SUBMITTING: the answer that was missed came after all.
        NEXT.put(UNKNOWN, EnumSet.of(ISSUED, FAILED, READY, MANUAL, SUBMITTING));
        NEXT.put(MANUAL, EnumSet.of(UNKNOWN));
        NEXT.put(ISSUED, EnumSet.of(DELIVERED, PART_REVERSED, REVERSED));
        NEXT.put(DELIVERED, EnumSet.of(PART_REVERSED, REVERSED));
        NEXT.put(PART_REVERSED, EnumSet.of(REVERSED));
        NEXT.put(REVERSED, EnumSet.noneOf(InvoiceStatus.class));
        NEXT.put(FAILED, EnumSet.of(DRAFT, READY, CANCELLED));
        NEXT.put(CANCELLED, EnumSet.noneOf(InvoiceStatus.class));
    }

    public boolean mayBecome(InvoiceStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether its content may still be changed. */
    public boolean isEditable() {
        return this == DRAFT;
    }

    /** Whether it counts against limits: it was issued or is on its way. */
    public boolean isUnderWay() {
        return switch (this) {
            case PENDING_REVIEW, READY, QUEUED_OFFLINE, SUBMITTING, UNKNOWN, MANUAL -> true;
            default -> isIssued();
        };
    }

    /** Whether the number exists in law. */
    public boolean isIssued() {
        return this == ISSUED || this == DELIVERED || this == PART_REVERSED || this == REVERSED;
    }
}
