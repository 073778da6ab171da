package io.maotong.forex.rate;

enum BoardState {
    ACCEPTED,
    /** Kept, not used: a person may accept it. */
    REJECTED
}
