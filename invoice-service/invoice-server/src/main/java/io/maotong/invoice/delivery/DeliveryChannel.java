package io.maotong.invoice.delivery;

/** Ways to the buyer. */
enum DeliveryChannel {
    /** All files attached. */
    EMAIL,
    /** An address that opens for a while without signing in; the merchant passes it on. */
    LINK,
    /** A signed call to the buyer's system. */
    WEBHOOK,
    /** The same address by short message. */
    SMS,
    /** It lies in the portal for whoever may read it there. */
    PORTAL;

    boolean hasTarget() {
        return this == EMAIL || this == WEBHOOK || this == SMS;
    }
}
