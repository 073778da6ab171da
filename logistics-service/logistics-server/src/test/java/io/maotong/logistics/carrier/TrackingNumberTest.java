package io.maotong.logistics.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingNumberTest {

    @ParameterizedTest
    @CsvSource({
        "UPS,1Z5R89390357567127,true",
        "UPS,1Z1111111111111111,false",
        "UPS,1Z 5R89 3903 5756 7127,true",
        "FEDEX,986578788855,true",
        "FEDEX,996578788855,false",
        "DHL,3318810025,true",
        "DHL,3318810010,false",
        "SF,SF1900000000123,true",
        "SF,SF190000000012,false"
    })
    void vectorsOfTheSpecificationHold(CarrierCode carrier, String number, boolean fits) {
        assertThat(TrackingNumber.fits(carrier, number)).isEqualTo(fits);
    }

    @Test
    void ambiguousNumberThenAllCarriersItFits() {
        assertThat(TrackingNumber.candidates("986578788855")).containsExactly(CarrierCode.FEDEX, CarrierCode.SF);
        assertThat(TrackingNumber.candidates("SF1900000000123")).containsExactly(CarrierCode.SF);
        assertThat(TrackingNumber.candidates("nonsense")).isEmpty();
    }

    @Test
    void oneWrongDigitInANumberIsFound() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder ups = new StringBuilder("1Z5R89390357567127");
            int at = 4 + random.nextInt(13);
            if (Character.isDigit(ups.charAt(at))) {
                int shift = 1 + random.nextInt(9);
                // Doubling maps d and d+5 to the same last digit: the scheme itself cannot see that.
                if (shift != 5) {
                    ups.setCharAt(at, (char) ('0' + (ups.charAt(at) - '0' + shift) % 10));
                    assertThat(TrackingNumber.fits(CarrierCode.UPS, ups.toString()))
                            .isFalse();
                }
            }
        }
    }
}
