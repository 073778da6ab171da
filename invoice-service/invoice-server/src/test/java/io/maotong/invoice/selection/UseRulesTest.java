package io.maotong.invoice.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.invoice.input.InputInvoices.Head;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UseRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final UseRules rules = new UseRules(new UseSettings(
            Map.of(InputUse.REFUND, Set.of("01", "81")),
            new UseSettings.Expiry(LocalDate.of(2017, 1, 1), 360),
            Set.of(InputUse.DEDUCT),
            Set.of(InputUse.REFUND),
            15));

    @Test
    void usesExcludeEachOther() {
        for (InputUse now : InputUse.values()) {
            for (InputUse wanted : InputUse.values()) {
                if (wanted != InputUse.UNUSED) {
                    boolean allowed = now == InputUse.UNUSED || now == wanted;
                    assertThat(use(head("81", now, InputStatus.NORMAL, "2026-11-10"), wanted))
                            .as("%s to %s", now, wanted)
                            .isEqualTo(allowed ? List.of() : List.of("USE"));
                }
            }
        }
    }

    @Test
    void onlySoundInvoicesOfTheRightKindAndAgeAreUsed() {
        for (InputStatus status : InputStatus.values()) {
            assertThat(use(head("81", InputUse.UNUSED, status, "2026-11-10"), InputUse.REFUND)
                            .isEmpty())
                    .isEqualTo(status == InputStatus.NORMAL);
        }
        assertThat(use(head("82", InputUse.UNUSED, InputStatus.NORMAL, "2026-11-10"), InputUse.REFUND))
                .containsExactly("KIND");
        assertThat(use(head("01", InputUse.UNUSED, InputStatus.NORMAL, "2016-12-31"), InputUse.REFUND))
                .containsExactly("EXPIRED");
        assertThat(use(head("01", InputUse.UNUSED, InputStatus.NORMAL, "2017-01-01"), InputUse.REFUND))
                .isEmpty();
        assertThat(use(null, InputUse.REFUND)).containsExactly("KNOWN");
    }

    @Test
    void aUseIsTakenBackUntilItsPeriodIsFiled() {
        Head november = used(InputUse.DEDUCT, "202611");

        assertThat(revoke(november, InputUse.DEDUCT, LocalDate.of(2026, 12, 15)))
                .isEmpty();
        assertThat(revoke(november, InputUse.DEDUCT, LocalDate.of(2026, 12, 16)))
                .containsExactly("PERIOD");
        assertThat(revoke(used(InputUse.NON_DEDUCT, null), InputUse.NON_DEDUCT, TODAY))
                .containsExactly("REVOCABLE");
        assertThat(revoke(november, InputUse.REFUND, TODAY)).containsExactly("USE", "CERTIFICATE");
    }

    private List<String> use(Head head, InputUse wanted) {
        return names(rules.use("1", head, wanted, TODAY, "f"));
    }

    private List<String> revoke(Head head, InputUse use, LocalDate today) {
        return names(rules.revoke("1", head, use, null, false, today, "f"));
    }

    private static List<String> names(List<Violation> found) {
        return found.stream().map(Violation::rule).toList();
    }

    private static Head used(InputUse use, String period) {
        return new Head(
                "1",
                "81",
                LocalDate.of(2026, 11, 10),
                InputStatus.NORMAL,
                use,
                period,
                "0",
                null,
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false);
    }

    private static Head head(String kind, InputUse use, InputStatus status, String issuedOn) {
        return new Head(
                "1",
                kind,
                LocalDate.parse(issuedOn),
                status,
                use,
                null,
                "0",
                null,
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false);
    }
}
