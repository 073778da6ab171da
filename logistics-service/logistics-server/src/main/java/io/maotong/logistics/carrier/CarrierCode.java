package io.maotong.logistics.carrier;

import java.util.Locale;

/** The carriers. */
public enum CarrierCode {
    DHL,
    FEDEX,
    UPS,
    SF;

    /** Its name among the authorities of the configuration. */
    String authority() {
        return name().toLowerCase(Locale.ROOT);
    }
}
