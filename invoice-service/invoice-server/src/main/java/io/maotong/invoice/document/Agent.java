package io.maotong.invoice.document;

/**
 * Who acts for the buyer 购买方经办人 (tax.md 1.3).
 *
 * @param idKind 201 identity card, 208 foreign passport, 210, 213, 227, 233, 237 or 238
 */
public record Agent(String name, String idKind, String idNumber, String telephone) {}
