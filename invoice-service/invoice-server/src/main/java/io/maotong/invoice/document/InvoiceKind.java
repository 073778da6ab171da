package io.maotong.invoice.document;

/** Kinds of invoices that are issued here (tax.md 1.1). */
public enum InvoiceKind {
    /** 电子发票（增值税专用发票） */
    DIGITAL_SPECIAL("01", "81"),
    /** 电子发票（普通发票） */
    DIGITAL_NORMAL("02", "82"),
    /** 农产品收购发票: issued by the buyer, the seller is a natural person. */
    AGRI_PURCHASE("02", "82", "01", "16"),
    /** 光伏收购发票: the grid company buys electricity of a natural person's panels and issues it. */
    PHOTOVOLTAIC_PURCHASE("02", "82", "02", "17"),
    /** 出口发票 */
    EXPORT("02", "82");

    private final String uploadCode;
    private final String collectionCode;
    private final String purchaseCode;
    private final String specialElement;

    InvoiceKind(String uploadCode, String collectionCode) {
        this(uploadCode, collectionCode, null, null);
    }

    InvoiceKind(String uploadCode, String collectionCode, String purchaseCode, String specialElement) {
        this.uploadCode = uploadCode;
        this.collectionCode = collectionCode;
        this.purchaseCode = purchaseCode;
        this.specialElement = specialElement;
    }

    /** Whether the buyer issues it to a natural person who sells. */
    public boolean isPurchase() {
        return purchaseCode != null;
    }

    /** sgfplxDm of a purchase; null otherwise. */
    public String purchaseCode() {
        return purchaseCode;
    }

    /** tdys that belongs to this kind and to no other; null if there is none. */
    public String specialElement() {
        return specialElement;
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
