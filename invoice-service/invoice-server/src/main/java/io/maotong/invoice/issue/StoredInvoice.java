package io.maotong.invoice.issue;

import io.maotong.invoice.document.InvoiceDocument;

/**
 * An invoice as it is now.
 *
 * @param version rises with every change
 * @param accepted whether the platform has confirmed it, so that it may be delivered
 */
public record StoredInvoice(
        long id,
        long version,
        String serialNo,
        Origin origin,
        String reference,
        InvoiceStatus status,
        boolean accepted,
        InvoiceDocument document) {}
