package io.maotong.sandbox.carrier;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** One package: kilograms and centimetres; sides may be null when unknown. */
record Piece(BigDecimal weight, BigDecimal length, BigDecimal width, BigDecimal height) {

    /** Cubic centimetres per kilogram of volume; the express carriers' usual divisor, 2026. */
    static final BigDecimal DIVISOR = new BigDecimal(5000);

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal COARSE_FROM = new BigDecimal(30);

    boolean sound() {
        return weight != null
                && weight.signum() > 0
                && (length == null || length.signum() > 0)
                && (width == null || width.signum() > 0)
                && (height == null || height.signum() > 0);
    }

    BigDecimal volumetric() {
        return length == null || width == null || height == null
                ? BigDecimal.ZERO
                : length.multiply(width).multiply(height).divide(DIVISOR, 4, RoundingMode.HALF_UP);
    }

    /** The greater of weight and volume, up to the next half kilogram, above 30 kg to the next whole one. */
    BigDecimal chargeable() {
        BigDecimal greater = weight.max(volumetric());
        BigDecimal step = greater.compareTo(COARSE_FROM) > 0 ? BigDecimal.ONE : HALF;
        return greater.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }
}
