package io.maotong.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackingNumbersTest {

    @Test
    void upsWhenPublishedNumberThenSameCheckDigit() {
        assertThat(TrackingNumbers.ups("5R8939035756712")).isEqualTo("1Z5R89390357567127");
        assertThat(TrackingNumbers.ups("111111111111111")).isNotEqualTo("1Z1111111111111111");
    }

    @Test
    void fedexWhenPublishedNumberThenSameCheckDigit() {
        assertThat(TrackingNumbers.fedex("98657878885")).isEqualTo("986578788855");
        assertThat(TrackingNumbers.fedex("99657878885")).isNotEqualTo("996578788855");
    }

    @Test
    void dhlWhenPublishedNumberThenSameCheckDigit() {
        assertThat(TrackingNumbers.dhl("331881002")).isEqualTo("3318810025");
        assertThat(TrackingNumbers.dhl("331881001")).isNotEqualTo("3318810010");
    }

    @Test
    void numbersWhenManyThenEachHasItsCarriersShapeAndIsUnique() {
        Set<String> all = new HashSet<>();
        for (int i = 1; i <= 5_000; i++) {
            assertThat(Carrier.UPS.trackingNumber(i)).matches("1Z[0-9A-Z]{15}\\d");
            assertThat(Carrier.FEDEX.trackingNumber(i)).matches("\\d{12}");
            assertThat(Carrier.DHL.trackingNumber(i)).matches("\\d{10}");
            assertThat(Carrier.SF.trackingNumber(i)).matches("SF\\d{13}");
            for (Carrier carrier : Carrier.values()) {
                all.add(carrier.trackingNumber(i));
            }
        }
        assertThat(all).hasSize(20_000);
    }
}
