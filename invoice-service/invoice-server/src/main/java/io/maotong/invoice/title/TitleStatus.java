package io.maotong.invoice.title;

/** Only an active title may be used. */
public enum TitleStatus {
    PENDING,
    ACTIVE,
    FROZEN
}
