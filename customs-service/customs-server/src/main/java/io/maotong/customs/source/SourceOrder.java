package io.maotong.customs.source;

import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What there is to declare about one order: the goods, how they travel, what was paid. Currencies and countries in ISO
 * letters, as the other services speak.
 *
 * @param shipment the newest one that counts; null if there is none
 */
public record SourceOrder(
        String orderNo,
        String status,
        String platformCode,
        String platformName,
        String tradeMode,
        Instant orderedAt,
        String currency,
        BigDecimal goodsValue,
        BigDecimal freight,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        int packs,
        String country,
        List<TradeOrder.Line> lines,
        Shipment shipment,
        List<Receipt> receipts) {

    /** A booked shipment. @param carrierCode customs code of the carrier */
    public record Shipment(
            String carrierCode,
            String carrierName,
            String trackingNo,
            BigDecimal grossWeight,
            Integer packs,
            BigDecimal freight,
            String freightCurrency,
            Instant departedAt) {}

    /** A part of a receipt of money that was matched to the order. */
    public record Receipt(
            String currency,
            BigDecimal amount,
            String payerName,
            String payerCountry,
            String bankReference,
            LocalDate receivedOn) {}

    /** What the buyer owes: goods and freight. */
    public BigDecimal charge() {
        return goodsValue.add(freight);
    }

    /** What was received in the order's own currency. */
    public BigDecimal received() {
        return receipts.stream()
                .filter(receipt -> receipt.currency().equals(currency))
                .map(Receipt::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean isPaidInFull(BigDecimal tolerance) {
        return received().add(tolerance).compareTo(charge()) >= 0;
    }

    /** The day on which the last part arrived; the first to be paid is the first to be declared. */
    public LocalDate paidOn() {
        return receipts.stream()
                .map(Receipt::receivedOn)
                .filter(day -> day != null)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
    }
}
