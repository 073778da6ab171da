package io.maotong.logistics.cargo;

import io.maotong.logistics.carrier.Parcel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The weight that carriers charge: the greater of mass and volume of each piece, rounded up. */
public final class ChargeableWeight {

    private static final int SCALE = 4;

    private final WeightSettings settings;

    public ChargeableWeight(WeightSettings settings) {
        this.settings = settings;
    }

    public BigDecimal of(List<Parcel.Piece> pieces) {
        return pieces.stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @throws IllegalArgumentException if a side or the weight is not above zero */
    public BigDecimal of(Parcel.Piece piece) {
        for (BigDecimal figure : List.of(piece.weight(), piece.length(), piece.width(), piece.height())) {
            if (figure.signum() <= 0) {
                throw new IllegalArgumentException("weight and sides must be above zero");
            }
        }
        BigDecimal greater = piece.weight().max(volumetric(piece));
        BigDecimal step = greater.compareTo(settings.coarseFrom()) > 0 ? settings.coarseStep() : settings.step();
        return greater.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    public BigDecimal volumetric(Parcel.Piece piece) {
        return piece.length()
                .multiply(piece.width())
                .multiply(piece.height())
                .divide(settings.divisor(), SCALE, RoundingMode.HALF_UP);
    }
}
