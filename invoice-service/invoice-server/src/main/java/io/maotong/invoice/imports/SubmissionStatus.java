package io.maotong.invoice.imports;

import java.util.Set;

/** How far a batch of drafts is. */
enum SubmissionStatus {
    CHECKING,
    /** Every draft was looked at; nothing is sent before somebody says so. */
    CHECKED,
    SUBMITTING,
    DONE,
    CANCELLED;

    static final Set<SubmissionStatus> LIVE = Set.of(CHECKING, CHECKED, SUBMITTING);

    boolean isLive() {
        return LIVE.contains(this);
    }
}
