package io.maotong.forex.collection;

enum EvidenceKind {
    /** The message that made the receipt known. */
    FIRST,
    /** The bank told again under the same reference. */
    AGAIN,
    /** The same payment by its end-to-end transaction id, under another reference of the bank. */
    SAME_UETR
}
