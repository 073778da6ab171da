package io.maotong.invoice.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.invoice.verification.VerificationRules.Asked;
import io.maotong.invoice.verification.VerificationSettings.AskedAmount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate ISSUED = LocalDate.of(2026, 11, 10);
    private static final String DIGITAL = "26320000000000000001";

    private final VerificationRules rules = new VerificationRules(new VerificationSettings(
            Duration.ofHours(24),
            5,
            5,
            Duration.ofHours(48),
            List.of(Duration.ofHours(1)),
            Map.of("81", AskedAmount.TOTAL, "01", AskedAmount.NET, "04", AskedAmount.NONE),
            Set.of("04")));

    @Test
    void digitalInvoicesAreAskedByTheirTotal() {
        VerificationQuestion question =
                question(new Asked("81", null, " " + DIGITAL + "\u200b", ISSUED, new BigDecimal("113"), null));

        assertThat(question.identity()).isEqualTo(DIGITAL);
        assertThat(question.amount()).isEqualTo("113.00");
        assertThat(question.checkCode()).isNull();
    }

    @Test
    void legacyInvoicesAreAskedByCodeAndNumber() {
        VerificationQuestion special =
                question(new Asked("01", "3200204130", "12345678", ISSUED, new BigDecimal("100.00"), null));
        VerificationQuestion normal =
                question(new Asked("04", "032002000111", "12345678", ISSUED, null, "12345678901234567890"));

        assertThat(special.identity()).isEqualTo("320020413012345678");
        assertThat(normal.checkCode()).isEqualTo("567890");
        assertThat(normal.amount()).isNull();
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(refused(new Asked("81", "3200204130", "123", TODAY.plusDays(1), null, null)))
                .containsExactly("NUMBER", "CODE", "DATE", "AMOUNT");
        assertThat(refused(new Asked("01", null, DIGITAL, TODAY.minusYears(6), new BigDecimal("1.001"), null)))
                .containsExactly("NUMBER", "CODE", "DATE", "AMOUNT");
        assertThat(refused(new Asked("04", "3200204130", "12345678", ISSUED, null, "12")))
                .containsExactly("CHECK_CODE");
        assertThat(refused(new Asked("99", null, DIGITAL, ISSUED, null, null))).containsExactly("KIND");
        assertThat(refused(new Asked(null, null, null, null, null, null))).containsExactly("KIND");
    }

    @Test
    void equalQuestionsHaveTheSameKeyAndOthersDoNot() {
        String key = question(new Asked("81", null, DIGITAL, ISSUED, new BigDecimal("113.0"), null))
                .cacheKey();

        assertThat(question(new Asked("81", "", DIGITAL, ISSUED, new BigDecimal("113.00"), "999999"))
                        .cacheKey())
                .isEqualTo(key);
        assertThat(question(new Asked("81", null, DIGITAL, ISSUED.minusDays(1), new BigDecimal("113.00"), null))
                        .cacheKey())
                .isNotEqualTo(key);
        assertThat(question(new Asked("81", null, DIGITAL, ISSUED, new BigDecimal("113.01"), null))
                        .cacheKey())
                .isNotEqualTo(key);
    }

    @Test
    void nothingFoundMeansNotYetUntilItIsSettled() {
        assertThat(VerificationOutcome.of("02", false)).isEqualTo(VerificationOutcome.NOT_YET);
        assertThat(VerificationOutcome.of("02", true)).isEqualTo(VerificationOutcome.NOT_FOUND);
        assertThat(VerificationOutcome.of("03", false)).isEqualTo(VerificationOutcome.DIFFERENT);
        assertThat(VerificationOutcome.of("77", true)).isEqualTo(VerificationOutcome.UNKNOWN);
    }

    private VerificationQuestion question(Asked asked) {
        return switch (rules.read(asked, TODAY, "")) {
            case VerificationRules.Result.Question one -> one.question();
            case VerificationRules.Result.Refused refused -> throw new AssertionError(refused);
        };
    }

    private List<String> refused(Asked asked) {
        return switch (rules.read(asked, TODAY, "")) {
            case VerificationRules.Result.Question one -> throw new AssertionError(one);
            case VerificationRules.Result.Refused refused ->
                refused.violations().stream().map(Violation::rule).toList();
        };
    }
}
