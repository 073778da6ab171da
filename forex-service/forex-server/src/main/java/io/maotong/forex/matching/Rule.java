package io.maotong.forex.matching;

/** Why a receipt and an order belong together. */
enum Rule {
    /** The payer named the order and paid what is owed. */
    R1_REFERENCE,
    /** No name, but amount, currency and payer are those of exactly one order. */
    R2_AMOUNT,
    /** The payer named the order and paid less or more. */
    R4_PARTIAL,
    /** A person confirmed it. */
    R5_PERSON
}
