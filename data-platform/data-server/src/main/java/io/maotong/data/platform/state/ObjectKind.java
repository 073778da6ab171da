package io.maotong.data.platform.state;

/** What the platform keeps the state of. */
public enum ObjectKind {
    MERCHANT,
    ORDER,
    SHIPMENT,
    RECEIPT,
    SETTLEMENT,
    LIST,
    ENTRY,
    INPUT_INVOICE,
    EXPORT_INVOICE,
    REFUND,
    POLICY
}
