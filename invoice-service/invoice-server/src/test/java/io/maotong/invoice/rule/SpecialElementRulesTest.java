package io.maotong.invoice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.taxclass.RateTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialElementRulesTest {

    private static final RuleProperties SETTINGS =
            new RuleProperties(Map.of(), 450, 382, 16, 500, Set.of("02", "12", "16", "17", "20"));

    @Test
    void elementsThatNeedNothingElsePass() {
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, null, null)).isEmpty();
        assertThat(check(InvoiceKind.DIGITAL_NORMAL, "12", "03")).isEmpty();
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, "20", null)).isEmpty();
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, "12", null))
                .extracting(Violation::field)
                .containsExactly("kind");
    }

    @Test
    void everyPurchaseHasItsOwnElementAndNothingElseHasIt() {
        assertThat(check(InvoiceKind.AGRI_PURCHASE, "16", "03")).isEmpty();
        assertThat(check(InvoiceKind.PHOTOVOLTAIC_PURCHASE, "17", "03")).isEmpty();
        for (InvoiceKind kind : InvoiceKind.values()) {
            for (String element : new String[] {"16", "17"}) {
                assertThat(check(kind, element, "03").isEmpty())
                        .as(kind + " " + element)
                        .isEqualTo(element.equals(kind.specialElement()));
            }
        }
        assertThat(check(InvoiceKind.PHOTOVOLTAIC_PURCHASE, null, "03"))
                .extracting(Violation::expected)
                .containsExactly("17");
    }

    @Test
    void rareEarthIsSaidByTheInvoiceAndByEveryLineAndIsMeasured() {
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, "02", "02")).isEmpty();
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, "02", null))
                .extracting(Violation::field)
                .containsExactly("lines[0].preference");
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, null, "02"))
                .extracting(Violation::field)
                .containsExactly("lines[0].preference");
        assertThat(violations(document(InvoiceKind.DIGITAL_SPECIAL, "02", line("02", null))))
                .extracting(Violation::field)
                .containsExactly("lines[0].quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "04", "05", "06", "07", "08", "09", "10", "11", "13", "14", "15", "18"})
    void elementsThatAreNotBuiltAreRefusedWithTheirReason(String element) {
        List<Violation> found = check(InvoiceKind.DIGITAL_SPECIAL, element, null);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().code()).isEqualTo("INVOICE-40015");
        assertThat(found.getFirst().hint().in(Locale.CHINESE)).contains(element, "电子税务局", "：");
        assertThat(found.getFirst().hint().in(Locale.ENGLISH)).contains("Element " + element, "not built here");
        assertThat(found.getFirst().expected()).isEqualTo("02|12|16|17|20");
    }

    @Test
    void elementThatDoesNotExistIsToldSo() {
        assertThat(check(InvoiceKind.DIGITAL_SPECIAL, "77", null)
                        .getFirst()
                        .hint()
                        .in(Locale.ENGLISH))
                .contains("There is no special element 77");
    }

    private static List<Violation> check(InvoiceKind kind, String element, String preference) {
        return violations(document(kind, element, line(preference, BigDecimal.TEN)));
    }

    private static List<Violation> violations(InvoiceDocument invoice) {
        Findings findings = new Findings();
        new SpecialElementRules()
                .check(
                        new RuleInput(
                                invoice,
                                LocalDate.parse("2026-12-01"),
                                "x",
                                "x",
                                Map.of(),
                                new RateTable(List.of()),
                                number -> false,
                                SETTINGS,
                                LengthPolicy.CHARACTERS),
                        findings);
        return findings.errors();
    }

    private static InvoiceLine line(String preference, BigDecimal quantity) {
        return new InvoiceLine(
                1,
                null,
                "氧化镧",
                "稀土产品",
                null,
                "千克",
                quantity,
                quantity == null ? null : BigDecimal.TEN,
                new BigDecimal("100.00"),
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                null,
                "1070000000000009906",
                LineNature.NORMAL,
                preference);
    }

    private static InvoiceDocument document(InvoiceKind kind, String element, InvoiceLine line) {
        return new InvoiceDocument(
                null,
                kind,
                element,
                null,
                null,
                Party.company("x", "x"),
                Party.company("y", "y"),
                List.of(line),
                line.amount(),
                line.tax(),
                line.amount(),
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null);
    }
}
