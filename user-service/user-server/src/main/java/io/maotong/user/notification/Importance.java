package io.maotong.user.notification;

/** What a message is for: something must be done, something moved on, or just for the record. */
public enum Importance {
    ACTION,
    PROGRESS,
    DIGEST
}
