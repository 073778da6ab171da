package io.maotong.forex.api;

import io.maotong.core.money.Money;
import java.time.LocalDate;

/**
 * The part of a receipt of foreign currency that was matched to an order.
 *
 * @param allocationId unique per match; the same id with active = false takes it back
 * @param amount the allocated part
 * @param bankReference the bank's reference of the credit
 * @param payerCountry ISO 3166 two letters
 */
public record MatchedReceipt(
        String allocationId,
        long version,
        boolean active,
        String receiptId,
        String orderNo,
        Money amount,
        String payerName,
        String payerCountry,
        String bankReference,
        LocalDate receivedOn) {}
