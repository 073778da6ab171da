package io.maotong.invoice.api;

import io.maotong.core.event.EventType;

/** Facts that invoice-service publishes. */
public final class InvoiceEvents {

    /** The aggregate id is the serial number. */
    public static final EventType<ExportInvoice> EXPORT_INVOICE_CHANGED =
            new EventType<>("invoice.export-invoice.changed", ExportInvoice.class);

    public static final EventType<InputInvoicesChanged> INPUT_INVOICES_CHANGED =
            new EventType<>("invoice.input-invoices.changed", InputInvoicesChanged.class);

    private InvoiceEvents() {}
}
