package io.maotong.forex.account;

enum AccountStatus {
    /** Promised to the merchant, not answered by the bank yet. */
    REQUESTED,
    ACTIVE,
    /** The bank refused; asking again starts over. */
    REFUSED
}
