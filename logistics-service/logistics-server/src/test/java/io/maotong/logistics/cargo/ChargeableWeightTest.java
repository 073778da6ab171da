package io.maotong.logistics.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.logistics.carrier.Parcel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeableWeightTest {

    private final ChargeableWeight weights = new ChargeableWeight(new WeightSettings(
            new BigDecimal("5000"), new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("30"), List.of()));

    @ParameterizedTest
    @CsvSource({
        "9.3,50,40,30,12.0",
        "1,41,31,26,7.0",
        "5.0,10,10,10,5.0",
        "5.001,10,10,10,5.5",
        "30,10,10,10,30",
        "30.1,10,10,10,31",
        "0.01,1,1,1,0.5"
    })
    void examplesOfTheSpecificationHold(String kg, String l, String w, String h, String expected) {
        assertThat(weights.of(piece(kg, l, w, h))).isEqualByComparingTo(expected);
    }

    @Test
    void neverLessThanTheMassAndNeverLessForMore() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            Parcel.Piece piece = piece(
                    BigDecimal.valueOf(1 + random.nextInt(50_000), 3).toString(),
                    "" + (1 + random.nextInt(80)),
                    "" + (1 + random.nextInt(80)),
                    "" + (1 + random.nextInt(80)));
            BigDecimal charged = weights.of(piece);
            assertThat(charged)
                    .isGreaterThanOrEqualTo(piece.weight())
                    .isGreaterThanOrEqualTo(weights.volumetric(piece).setScale(3, java.math.RoundingMode.DOWN));
            Parcel.Piece heavier = new Parcel.Piece(
                    piece.weight().add(new BigDecimal("0.1")), piece.length(), piece.width(), piece.height());
            assertThat(weights.of(heavier)).isGreaterThanOrEqualTo(charged);
        }
    }

    @Test
    void zeroDimensionIsRefused() {
        assertThatThrownBy(() -> weights.of(piece("1", "0", "1", "1"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Parcel.Piece piece(String kg, String l, String w, String h) {
        return new Parcel.Piece(new BigDecimal(kg), new BigDecimal(l), new BigDecimal(w), new BigDecimal(h));
    }
}
