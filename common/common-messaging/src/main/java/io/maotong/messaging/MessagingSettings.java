package io.maotong.messaging;

/** The properties with the service's name filled in. */
record MessagingSettings(MessagingProperties properties) {}
