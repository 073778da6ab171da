package io.maotong.invoice.title;

/** Said explicitly, never guessed from the length of the name. */
public enum TitleType {
    ENTERPRISE,
    PERSON,
    GOV
}
