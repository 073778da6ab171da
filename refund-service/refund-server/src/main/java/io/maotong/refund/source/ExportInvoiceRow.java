package io.maotong.refund.source;

final class ExportInvoiceRow {
    Long id;
    Long merchantId;
    String serialNo;
    Long version;
    String number;
    String status;
    String entryId;
}
