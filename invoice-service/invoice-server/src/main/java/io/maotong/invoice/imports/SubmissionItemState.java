package io.maotong.invoice.imports;

/** What became of a draft in a batch. */
enum SubmissionItemState {
    /** Not looked at yet. */
    PENDING,
    GOOD,
    /** It breaks rules, or was refused when it was to be submitted. */
    BAD,
    SUBMITTED,
    /** It is no draft any more: somebody else submitted or cancelled it. */
    GONE,
    /** The batch was cancelled before its turn. */
    LEFT
}
