package io.maotong.sandbox.carrier;

import io.maotong.sandbox.authority.Authority;
import java.math.BigDecimal;

/** @see Tariffs for zones and prices */
enum Carrier {
    DHL(Authority.DHL, "USD", "27.50"),
    FEDEX(Authority.FEDEX, "USD", "26.00"),
    UPS(Authority.UPS, "USD", "25.75"),
    SF(Authority.SF, "CNY", "18.00");

    private final Authority authority;
    private final String currency;
    private final BigDecimal fuelPercent;

    /** @param fuelPercent the sandbox's own fuel surcharge from 2026-01-01, on the base charge */
    Carrier(Authority authority, String currency, String fuelPercent) {
        this.authority = authority;
        this.currency = currency;
        this.fuelPercent = new BigDecimal(fuelPercent);
    }

    Authority authority() {
        return authority;
    }

    String currency() {
        return currency;
    }

    BigDecimal fuelPercent() {
        return fuelPercent;
    }

    /** A number never given before, with the carrier's own check digit. */
    String trackingNumber(long sequence) {
        return switch (this) {
            case UPS -> TrackingNumbers.ups("MT2026" + "66" + String.format("%07d", sequence % 10_000_000L));
            case FEDEX -> TrackingNumbers.fedex(String.format("79%09d", sequence % 1_000_000_000L));
            case DHL -> TrackingNumbers.dhl(String.format("%09d", 440_000_000L + sequence % 100_000_000L));
            case SF -> "SF" + String.format("19%011d", sequence % 100_000_000_000L);
        };
    }
}
