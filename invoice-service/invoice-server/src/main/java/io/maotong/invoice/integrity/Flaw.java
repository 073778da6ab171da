package io.maotong.invoice.integrity;

/**
 * A row that does not hold.
 *
 * @param kind ISSUED, INPUT or NUMBERS
 * @param objectId id of the row
 * @param number of the invoice, as it stands in the row; may be null
 */
public record Flaw(String kind, long merchantId, long objectId, String number, Cause cause) {}
