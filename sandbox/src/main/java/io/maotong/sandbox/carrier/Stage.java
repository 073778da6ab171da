package io.maotong.sandbox.carrier;

import java.time.Duration;

/** The life of a parcel, with each carrier's own codes. */
enum Stage {
    INFO("M", "MP", "SD", "OC", "10", "Shipment information received", true, 0),
    PICKED_UP("P", "OR", "PU", "PU", "50", "Picked up", true, 600),
    DEPARTED("I", "DP", "DF", "DP", "30", "Departed origin facility", true, 1_300),
    CUSTOMS_RELEASED("I", "CC", "RR", "CC", "605", "Export customs released", true, 2_000),
    ARRIVED("I", "AR", "AF", "AR", "31", "Arrived at destination facility", false, 2_900),
    OUT_FOR_DELIVERY("O", "OT", "WC", "OD", "44", "Out for delivery", false, 3_900),
    DELIVERED("D", "FS", "OK", "DL", "80", "Delivered", false, 4_800);

    private final String upsType;
    private final String upsCode;
    private final String dhlCode;
    private final String fedexCode;
    private final String sfCode;
    private final String description;
    private final boolean atOrigin;
    private final Duration after;

    Stage(
            String upsType,
            String upsCode,
            String dhlCode,
            String fedexCode,
            String sfCode,
            String description,
            boolean atOrigin,
            int afterMillis) {
        this.upsType = upsType;
        this.upsCode = upsCode;
        this.dhlCode = dhlCode;
        this.fedexCode = fedexCode;
        this.sfCode = sfCode;
        this.description = description;
        this.atOrigin = atOrigin;
        this.after = Duration.ofMillis(afterMillis);
    }

    String upsType() {
        return upsType;
    }

    String upsCode() {
        return upsCode;
    }

    String dhlCode() {
        return dhlCode;
    }

    String fedexCode() {
        return fedexCode;
    }

    String sfCode() {
        return sfCode;
    }

    String description() {
        return description;
    }

    boolean atOrigin() {
        return atOrigin;
    }

    /** Since the booking, before the pace is applied. */
    Duration after() {
        return after;
    }
}
