package io.maotong.invoice.api;

import io.maotong.core.event.EventType;

/** Facts that invoice-service publishes. */
public final class InvoiceEvents {

    /** The aggregate id is the serial number. */
    public static final EventType<ExportInvoice> EXPORT_INVOICE_CHANGED =
            new EventType<>("invoice.export-invoice.changed", ExportInvoice.class);

    public static final EventType<InputInvoicesChanged> INPUT_INVOICES_CHANGED =
            new EventType<>("invoice.input-invoices.changed", InputInvoicesChanged.class);

    /** The aggregate id is the blue number. */
    public static final EventType<InvoiceReversed> INVOICE_REVERSED =
            new EventType<>("invoice.invoice.reversed", InvoiceReversed.class);

    /** The aggregate id is the id of the form. */
    public static final EventType<RedFormChanged> RED_FORM_CHANGED =
            new EventType<>("invoice.red-form.changed", RedFormChanged.class);
    /** Of no merchant; the aggregate id is the channel. */
    public static final EventType<OfflineOpened> OFFLINE_OPENED =
            new EventType<>("invoice.offline.opened", OfflineOpened.class);

    /** Of no merchant; the aggregate id is the channel. */
    public static final EventType<OfflineClosed> OFFLINE_CLOSED =
            new EventType<>("invoice.offline.closed", OfflineClosed.class);

    public static final EventType<OfflineAlert> OFFLINE_ALERT =
            new EventType<>("invoice.offline.alert", OfflineAlert.class);

    /** The aggregate id is the tax number and the period. */
    public static final EventType<QuotaLow> QUOTA_LOW = new EventType<>("invoice.quota.low", QuotaLow.class);

    private InvoiceEvents() {}
}
