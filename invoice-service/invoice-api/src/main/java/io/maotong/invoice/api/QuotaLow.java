package io.maotong.invoice.api;

import io.maotong.core.money.Money;

/**
 * Little is left of what was downloaded of a month's quota. Told once per period, and again after it was more meanwhile.
 *
 * @param period yyyyMM
 * @param free neither reserved nor used
 */
public record QuotaLow(String sellerTaxNo, String period, Money downloaded, Money free) {}
