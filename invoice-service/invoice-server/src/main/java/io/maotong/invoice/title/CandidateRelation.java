package io.maotong.invoice.title;

/** How a title that was seen stands to those that are kept. */
enum CandidateRelation {
    /** Nobody with this tax number is kept. */
    NEW,
    /** A title has the number under another name: a customer who was renamed, or a mistake. */
    OTHER_NAME,
    SAME
}
