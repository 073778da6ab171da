package io.maotong.invoice.reconciliation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param fromDay day of a month from which the month before is reconciled by itself
 * @param monthsBack how far back a month may be reconciled
 * @param restoreSample invoices that a restore check asks for
 */
@ConfigurationProperties("maotong.invoice.reconciliation")
record ReconciliationSettings(int fromDay, int monthsBack, int restoreSample) {}
