package io.maotong.invoice.title;

/** What became of a title that was seen on an invoice. */
enum CandidateState {
    OPEN,
    /** It is kept as a title by now. */
    ACCEPTED,
    /** It is one of the titles already. */
    KNOWN,
    DISMISSED
}
