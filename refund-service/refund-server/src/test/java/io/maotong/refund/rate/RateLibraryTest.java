package io.maotong.refund.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLibraryTest {

    private static RefundRate rate(String code, String refund, String from, String to) {
        return new RefundRate(
                code,
                code,
                new BigDecimal("0.13"),
                new BigDecimal(refund),
                refund.equals("0") ? "2" : null,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "test");
    }

    private final RateLibrary library = new RateLibrary(List.of(
            rate("8541430000", "0.09", "2024-12-01", "2026-03-31"),
            rate("8541430000", "0", "2026-04-01", null),
            rate("85043190", "0.13", "2024-01-01", null),
            rate("02109900901", "0.09", "2024-01-01", null),
            rate("02109900902", "0.13", "2024-01-01", null)));

    private BigDecimal refund(String code, String date) {
        return ((RateLookup.Found) library.find(code, LocalDate.parse(date)))
                .rate()
                .refundRate();
    }

    @Test
    void dateOfExportChoosesTheRate() {
        assertThat(refund("8541430000", "2026-03-31")).isEqualByComparingTo("0.09");
        assertThat(refund("8541430000", "2026-04-01")).isZero();
    }

    @Test
    void longestPrefixServesWhereTheCodeIsMissing() {
        assertThat(refund("8504319000", "2026-06-01")).isEqualByComparingTo("0.13");
    }

    @Test
    void differentElevenDigitCodesAreAmbiguous() {
        assertThat(library.find("0210990090", LocalDate.parse("2026-06-01"))).isInstanceOf(RateLookup.Ambiguous.class);
    }

    @Test
    void unknownOrExpiredCodeIsNotFound() {
        assertThat(library.find("9999999999", LocalDate.parse("2026-06-01"))).isInstanceOf(RateLookup.NotFound.class);
        assertThat(library.find("8541430000", LocalDate.parse("2020-01-01"))).isInstanceOf(RateLookup.NotFound.class);
    }

    @Test
    void newestOfOneCodeWins() {
        RateLibrary changed = new RateLibrary(List.of(
                rate("7013990000", "0.09", "2024-01-01", null), rate("7013990000", "0.13", "2026-01-01", null)));
        RateLookup.Found found = (RateLookup.Found) changed.find("7013990000", LocalDate.parse("2026-11-22"));
        assertThat(found.rate().refundRate()).isEqualByComparingTo("0.13");
    }
}
