package io.maotong.invoice.file;

/** Who made a file of an invoice. */
public enum FileOrigin {
    /** The tax platform: served before any other. */
    OFFICIAL,
    /** This service, from the data of the invoice. */
    RENDERED
}
