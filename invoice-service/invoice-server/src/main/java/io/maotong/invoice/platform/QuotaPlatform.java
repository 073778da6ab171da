package io.maotong.invoice.platform;

import java.math.BigDecimal;

/**
 * The quota on its way back and beyond its month (tax.md 1.8); downloading is in {@link TaxPlatform}. No method may be
 * called inside a transaction. Amounts are CNY, periods yyyyMM.
 */
public interface QuotaPlatform {

    /** Gives back what was downloaded and not spent in this month; the same serial moves once. */
    PlatformAnswer<TaxPlatform.QuotaState> giveBack(String sellerTaxNo, BigDecimal amount, String serial);

    /**
     * Lets the downloaded amount of a month be spent until a later month ends, for invoices of the old month that reach the
     * platform in the new one. Repeating it changes nothing.
     */
    PlatformAnswer<TaxPlatform.QuotaState> extend(String sellerTaxNo, String period, String until, String serial);
}
