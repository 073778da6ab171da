package io.maotong.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TariffsTest {

    private static Piece piece(String weight) {
        return new Piece(new BigDecimal(weight), null, null, null);
    }

    private static Tariffs.Quote dhl(String weight) {
        return Tariffs.quotes(Carrier.DHL, "US", List.of(piece(weight))).getFirst();
    }

    @Test
    void chargeableWhenVolumeIsGreaterThenVolumeCounts() {
        Piece box = new Piece(new BigDecimal("9.3"), new BigDecimal("50"), new BigDecimal("40"), new BigDecimal("30"));
        assertThat(box.chargeable()).isEqualByComparingTo("12.0");
        Piece odd = new Piece(new BigDecimal("1"), new BigDecimal("41"), new BigDecimal("31"), new BigDecimal("26"));
        assertThat(odd.volumetric()).isEqualByComparingTo("6.6092");
        assertThat(odd.chargeable()).isEqualByComparingTo("7.0");
    }

    @Test
    void chargeableWhenAboveThirtyThenWholeKilograms() {
        assertThat(piece("30.0").chargeable()).isEqualByComparingTo("30");
        assertThat(piece("30.2").chargeable()).isEqualByComparingTo("31");
    }

    @Test
    void quoteWhenExactlyAtABandsEndThenThatBandAndJustAboveTheNext() {
        assertThat(dhl("5.0").base()).isEqualByComparingTo(dhl("4.6").base());
        assertThat(dhl("5.01").chargeable()).isEqualByComparingTo("5.5");
        assertThat(dhl("5.01").base()).isGreaterThan(dhl("5.0").base());
        assertThat(dhl("7.5").base()).isEqualByComparingTo(dhl("5.01").base());
    }

    @Test
    void quoteWhenAboveTheLastBandThenNone() {
        assertThat(Tariffs.quotes(Carrier.DHL, "US", List.of(piece("70")))).isNotEmpty();
        assertThat(Tariffs.quotes(Carrier.DHL, "US", List.of(piece("70.1")))).isEmpty();
    }

    @Test
    void quoteWhenTheCountryIsNotServedThenNone() {
        assertThat(Tariffs.quotes(Carrier.SF, "BR", List.of(piece("1")))).isEmpty();
        assertThat(Tariffs.quotes(Carrier.DHL, "KP", List.of(piece("1")))).isEmpty();
    }

    @Test
    void quoteWhenAskedThenFuelIsItsOwnChargeOnTheBase() {
        Tariffs.Quote quote = dhl("0.5");
        assertThat(quote.fuel())
                .isEqualByComparingTo(
                        quote.base().multiply(new BigDecimal("0.275")).setScale(2, java.math.RoundingMode.HALF_UP));
        assertThat(quote.total()).isEqualByComparingTo(quote.base().add(quote.fuel()));
    }

    @Test
    void tariffWhenWeightGrowsThenThePriceNeverFalls() {
        for (Carrier carrier : Carrier.values()) {
            BigDecimal before = BigDecimal.ZERO;
            for (int half = 1; half <= 140; half++) {
                BigDecimal weight = new BigDecimal(half).divide(new BigDecimal(2));
                BigDecimal price = Tariffs.quotes(carrier, "JP", List.of(new Piece(weight, null, null, null)))
                        .getFirst()
                        .base();
                assertThat(price).isGreaterThanOrEqualTo(before);
                before = price;
            }
        }
    }
}
