package io.maotong.logistics.cargo;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How parcels are measured and weighed.
 *
 * @param divisor cubic centimetres of one kilogram of volume
 * @param step a piece is rounded up to a multiple of it
 * @param coarseStep the same from {@code coarseFrom} on
 */
@ConfigurationProperties("maotong.logistics.weight")
public record WeightSettings(
        BigDecimal divisor, BigDecimal step, BigDecimal coarseStep, BigDecimal coarseFrom, List<Box> boxes) {

    public WeightSettings {
        boxes = boxes.stream().sorted(Comparator.comparing(Box::upTo)).toList();
    }

    /** Centimetres of the box in which pieces of up to so many kilograms are packed. */
    public record Box(BigDecimal upTo, BigDecimal length, BigDecimal width, BigDecimal height) {}
}
