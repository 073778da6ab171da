package io.maotong.invoice.issue;

import io.maotong.invoice.document.InvoiceDocument;

/**
 * An invoice to be stored.
 *
 * @param serialNo 1 to 32 of {@code [A-Za-z0-9_-]}, unique for the merchant; the same serial number with the same document is
 *     the same invoice, with another document it is refused with INVOICE-40901
 * @param reference what it was made from, in the words of its origin: a plan, an import, a red form; may be null
 * @param replaces the reversed invoice that it takes the place of, or null
 */
public record NewInvoice(String serialNo, Origin origin, String reference, Long replaces, InvoiceDocument document) {}
