package io.maotong.forex.settlement;

enum QuoteStatus {
    /** Asked for, not answered by the bank yet. */
    REQUESTED,
    QUOTED,
    /** A settlement was made of it. */
    ACCEPTED,
    /** The bank does not quote it. */
    REFUSED,
    /** Its time is over; said by the clock, not stored. */
    EXPIRED
}
