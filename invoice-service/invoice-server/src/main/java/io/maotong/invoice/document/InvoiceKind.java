package io.maotong.invoice.document;

/** Kinds of invoices that are issued here (tax.md 1.1). */
public enum InvoiceKind {
    /** 电子发票（增值税专用发票） */
    DIGITAL_SPECIAL("01", "81"),
    /** 电子发票（普通发票） */
    DIGITAL_NORMAL("02", "82"),
    /** 农产品收购发票: issued by the buyer, the seller is a natural person. */
    AGRI_PURCHASE("02", "82"),
    /** 出口发票 */
    EXPORT("02", "82");

    private final String uploadCode;
    private final String collectionCode;

    InvoiceKind(String uploadCode, String collectionCode) {
        this.uploadCode = uploadCode;
        this.collectionCode = collectionCode;
    }

    /** fppz: what the platform calls it when it is uploaded. */
    public String uploadCode() {
        return uploadCode;
    }

    /** fplx: what the platform calls it when it is collected or verified. */
    public String collectionCode() {
        return collectionCode;
    }

    /** Whether the buyer can deduct it, for which reason the buyer's tax number must stand on it. */
    public boolean isSpecial() {
        return this == DIGITAL_SPECIAL;
    }
}
