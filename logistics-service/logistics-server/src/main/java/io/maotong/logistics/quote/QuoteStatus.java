package io.maotong.logistics.quote;

/** How far a quote is. */
enum QuoteStatus {
    PENDING,
    READY
}
