package io.maotong.forex.collection;

enum ReversalState {
    /** The credit that it takes back has not been told yet. */
    WAITING,
    APPLIED,
    /** It does not fit its credit: a person decides. */
    DIFFERS
}
