package io.maotong.sandbox.refundbureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A filing for export refund of a trading company. Amounts are CNY with two decimals, FOB is USD with up to four;
 * rates are fractions such as 0.13.
 *
 * @param period yyyyMM @param batchNo three digits
 */
record DeclarationRequest(
        String serial,
        String taxNo,
        String period,
        String batchNo,
        List<Export> exports,
        List<Purchase> purchases,
        List<Receipt> receipts,
        Totals totals) {

    /** @param customsNo21 entry number (18 digits) and item (3) */
    record Export(
            Integer seq,
            String linkNo,
            String customsNo21,
            String exportInvoiceNo,
            LocalDate exportDate,
            String commodityCode,
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal fobUsd,
            String tradeMode) {}

    record Purchase(
            Integer seq,
            String linkNo,
            String invoiceNo,
            String supplierTaxNo,
            LocalDate invoiceDate,
            String commodityCode,
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal taxableAmount,
            BigDecimal levyRate,
            BigDecimal refundRate,
            BigDecimal refundable) {}

    record Receipt(String customsNo, String currency, BigDecimal amount, LocalDate receivedOn, String bankRef) {}

    record Totals(BigDecimal refundable, BigDecimal fobUsd) {}

    DeclarationRequest {
        exports = exports == null ? List.of() : exports;
        purchases = purchases == null ? List.of() : purchases;
        receipts = receipts == null ? List.of() : receipts;
    }
}
