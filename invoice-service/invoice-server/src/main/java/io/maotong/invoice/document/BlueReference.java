package io.maotong.invoice.document;

/**
 * The blue invoice that a red one reverses.
 *
 * @param number 20 digits, or code and number of a legacy invoice
 * @param confirmationNo 红字发票信息确认单编号, 20 digits
 * @param confirmationId hzqrduuid of the platform
 */
public record BlueReference(String number, String confirmationNo, String confirmationId) {}
