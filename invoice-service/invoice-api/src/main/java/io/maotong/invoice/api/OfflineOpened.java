package io.maotong.invoice.api;

import java.time.Instant;

/**
 * The tax platform is taken for down: invoices that are ready wait in a queue.
 *
 * @param channel the way to the platform
 * @param reason for people
 */
public record OfflineOpened(String channel, String outageId, Instant openedAt, String reason) {}
