package io.maotong.invoice.api;

import java.time.Instant;

/** The tax platform is back. @param queued invoices of all merchants that wait now and will be sent one after the other */
public record OfflineClosed(String channel, String outageId, Instant openedAt, Instant closedAt, int queued) {}
