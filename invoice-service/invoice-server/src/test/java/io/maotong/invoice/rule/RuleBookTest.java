package io.maotong.invoice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.invoice.calculation.Arithmetic;
import io.maotong.invoice.calculation.Figures;
import io.maotong.invoice.calculation.Totals;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.Deal;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.Voucher;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.RateTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final String US = "91320722MA1TEST00X";
    private static final String NAME = "东海县（测试）贸易有限公司";
    private static final String CRAFT = "1060599000000000000";
    private static final String FRUIT = "1010115019900000000";
    private static final String RENT = "3040502020200000000";
    private static final String HEADING = "1060500000000000000";
    private static final Party SELLER = Party.company(US, NAME);
    private static final Party BUYER = Party.company("91512081MA62K0260E", "四川某贸易有限公司");
    private static final RuleProperties SETTINGS =
            new RuleProperties(Map.of(), 450, 382, 16, 500, Set.of("12", "16", "20"));
    private static final RateTable RATES = new RateTable(List.of(
            general("0.13"),
            general("0.09"),
            general("0.06"),
            collection("0.05", "09", null, "2016-05-01", null),
            collection("0.03", "08", null, "2009-01-01", null),
            collection("0.03", null, "0.01", "2023-01-01", "2027-12-31"),
            collection("0.03", null, null, "2028-01-01", null),
            collection("0.015", "10", null, "2016-05-01", null),
            collection("0.01", null, null, "2023-01-01", "2027-12-31")));
    private static final Map<String, Classification> CLASSES = Map.of(
            CRAFT, classification(CRAFT, "工艺品", true, null, List.of(), "0.13"),
            FRUIT, classification(FRUIT, "水果", true, null, List.of("03"), "0.09"),
            RENT, classification(RENT, "经营租赁", true, "06", List.of("09"), "0.09"),
            HEADING, classification(HEADING, "工艺品", false, null, List.of(), "0.13"));

    @Test
    void invoiceWhenEverythingHoldsThenNothingIsFound() {
        Findings findings = check(special(craft("99.99", "13.00", "3", "33.33")));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void invoiceWhenManyRulesAreBrokenThenAllAreTold() {
        InvoiceDocument invoice = special(
                line("水晶*手链\u200B", CRAFT, "0.17", "99.99", "20.00", "3", null, null, LineNature.NORMAL),
                line("折扣", CRAFT, "0.13", "-1.00", "-0.13", null, null, null, LineNature.DISCOUNT));

        assertThat(codes(check(with(invoice, null, Party.company(null, " "), null))))
                .contains("40002", "40004", "40011", "40023", "40024", "40025", "40032");
    }

    @Test
    void lengthsCountCharactersOrBytesByTheChannel() {
        InvoiceDocument invoice = with(special(craft("100.00", "13.00", null, null)), "备".repeat(300), BUYER, null);

        assertThat(codes(RuleBook.blue(input(invoice, LengthPolicy.CHARACTERS))))
                .isEmpty();
        assertThat(codes(RuleBook.blue(input(invoice, LengthPolicy.GBK_BYTES)))).containsExactly("40004");
        assertThat(codes(check(with(special(craft("100.00", "13.00", null, null)), "备".repeat(451), BUYER, null))))
                .containsExactly("40004");
    }

    @Test
    void invisibleCharactersAreNamed() {
        InvoiceDocument invoice = with(special(craft("100.00", "13.00", null, null)), "a\u00A0b\u200Bc", BUYER, null);

        assertThat(check(invoice).errors().getFirst().hint().zh()).contains("U+00A0", "U+200B");
    }

    @Test
    void accountThatWasShownMaskedIsNotTakenForTheAccount() {
        Party masked = new Party("91512081MA62K0260E", "四川某贸易有限公司", null, null, "工行", "***2222", false);

        assertThat(codes(check(with(special(craft("100.00", "13.00", null, null)), null, masked, null))))
                .containsExactly("40004");
    }

    @Test
    void issuerMustBeTheRegisteredTaxpayerWhateverTheWidthOfBrackets() {
        assertThat(codes(check(withSeller(Party.company(US, "东海县(测试) 贸易有限公司")))))
                .isEmpty();
        assertThat(codes(check(withSeller(Party.company(US, "别的公司"))))).containsExactly("40005");
        assertThat(codes(check(withSeller(Party.company("91512081MA62K0260E", NAME)))))
                .contains("40005");
    }

    @Test
    void buyersNumberHasThreeAnswers() {
        InvoiceDocument invoice = special(craft("100.00", "13.00", null, null));

        assertThat(check(with(invoice, null, Party.company("9151208", "x"), null))
                        .errors())
                .extracting(Violation::expected)
                .containsExactly("FORMAT");
        InvoiceDocument suspect = with(invoice, null, Party.company("91350211M0000XUF46", "x"), null);
        assertThat(check(suspect).errors()).extracting(Violation::expected).containsExactly("CHECKSUM");
        RuleInput passed = new RuleInput(
                suspect,
                TODAY,
                US,
                NAME,
                CLASSES,
                RATES,
                "91350211M0000XUF46"::equals,
                SETTINGS,
                LengthPolicy.CHARACTERS);
        assertThat(RuleBook.blue(passed).errors()).isEmpty();
        assertThat(check(with(invoice, null, Party.company("12345678901234567", "x"), null))
                        .warnings())
                .isNotEmpty();
    }

    @Test
    void naturalPersonGetsNoSpecialInvoice() {
        Party person = new Party("11010519491231002X", "张三", null, null, null, null, true);

        assertThat(codes(check(with(special(craft("100.00", "13.00", null, null)), null, person, null))))
                .contains("40013");
        assertThat(codes(check(of(
                        InvoiceKind.DIGITAL_NORMAL, SELLER, person, null, null, craft("100.00", "13.00", null, null)))))
                .doesNotContain("40013");
    }

    @Test
    void classificationMustBeKnownALeafNamedAsItIsAndWithItsSpecialElement() {
        assertThat(codes(check(special(line(
                        "x", "9999999999999999999", "0.13", "100.00", "13.00", null, null, null, LineNature.NORMAL)))))
                .containsExactly("40010");
        assertThat(codes(check(
                        special(line("x", HEADING, "0.13", "100.00", "13.00", null, null, null, LineNature.NORMAL)))))
                .containsExactly("40010");
        assertThat(codes(check(special(named("x", RENT, "经营租赁", "0.09", "100.00", "9.00")))))
                .containsExactly("40015");
        assertThat(codes(check(special(named("x", CRAFT, "珠宝", "0.13", "100.00", "13.00")))))
                .containsExactly("40010");
    }

    @Test
    void ratesHoldByDateClassAndPreference() {
        assertThat(codes(check(special(craftAt("0.09", "9.00", null))))).containsExactly("40011");
        assertThat(codes(check(special(craftAt("0.17", "17.00", null))))).containsExactly("40011");
        assertThat(codes(check(special(craftAt("0.03", "3.00", "08"))))).isEmpty();
        assertThat(codes(check(special(craftAt("0.015", "1.50", null))))).containsExactly("40011");
        Findings givenUp = check(special(craftAt("0.03", "3.00", null)));
        assertThat(givenUp.errors()).isEmpty();
        assertThat(givenUp.warnings()).extracting(Violation::expected).containsExactly("1%");
        RuleInput later = new RuleInput(
                special(craftAt("0.01", "1.00", null)),
                LocalDate.parse("2028-01-01"),
                US,
                NAME,
                CLASSES,
                RATES,
                number -> false,
                SETTINGS,
                LengthPolicy.CHARACTERS);
        assertThat(codes(RuleBook.blue(later))).containsExactly("40011");
        assertThat(codes(check(special(craftAt("0.01", "1.00", null))))).isEmpty();
    }

    @Test
    void exemptLineIsForNormalInvoicesOfClassesThatAllowIt() {
        InvoiceLine fruit = line("苹果", FRUIT, "0", "100.00", "0.00", null, null, "03", LineNature.NORMAL);
        InvoiceLine craft = line("手链", CRAFT, "0", "100.00", "0.00", null, null, "03", LineNature.NORMAL);

        assertThat(codes(check(of(InvoiceKind.DIGITAL_NORMAL, SELLER, BUYER, null, null, fruit))))
                .isEmpty();
        assertThat(codes(check(special(fruit)))).containsExactly("40012");
        assertThat(codes(check(of(InvoiceKind.DIGITAL_NORMAL, SELLER, BUYER, null, null, craft))))
                .containsExactly("40011");
        assertThat(codes(check(special(craftAt("0", "0.00", null))))).containsExactly("40011");
    }

    @Test
    void exportPolicyDecidesAboutTheRate() {
        InvoiceLine zero = line("手链", CRAFT, "0", "100.00", "0.00", null, null, null, LineNature.NORMAL);
        InvoiceLine exempt = line("手链", CRAFT, "0", "100.00", "0.00", null, null, "03", LineNature.NORMAL);
        InvoiceLine taxed = craft("100.00", "13.00", null, null);

        assertThat(codes(check(export("01", zero)))).isEmpty();
        assertThat(codes(check(export("02", exempt)))).isEmpty();
        assertThat(codes(check(export("03", taxed)))).isEmpty();
        assertThat(codes(check(export("01", exempt)))).contains("40014");
        assertThat(codes(check(export("02", zero)))).contains("40014");
        assertThat(codes(check(export("03", zero)))).contains("40014");
        assertThat(codes(check(export(null, taxed)))).contains("40014");
        assertThat(codes(check(with(export("01", zero), null, BUYER, null)))).contains("40014");
    }

    @Test
    void discountsFollowTheFiveRules() {
        InvoiceLine whole = line("手链", CRAFT, "0.13", "100.00", "13.00", null, null, null, LineNature.DISCOUNTED);
        InvoiceLine part = line("手链", CRAFT, "0.13", "-10.00", "-1.30", null, null, null, LineNature.DISCOUNT);
        InvoiceLine all = line("手链", CRAFT, "0.13", "-100.00", "-13.00", null, null, null, LineNature.DISCOUNT);
        InvoiceLine more = line("手链", CRAFT, "0.13", "-100.01", "-13.00", null, null, null, LineNature.DISCOUNT);
        InvoiceLine other = line("别的", CRAFT, "0.13", "-10.00", "-1.30", null, null, null, LineNature.DISCOUNT);
        InvoiceLine normal = craft("100.00", "13.00", null, null);

        assertThat(codes(check(special(whole, part)))).isEmpty();
        assertThat(codes(check(special(whole, all, normal)))).isEmpty();
        assertThat(codes(check(special(whole, all)))).as("nothing is left").contains("40026");
        assertThat(codes(check(special(whole, more, normal)))).containsExactly("40022");
        assertThat(codes(check(special(whole, other)))).containsExactly("40023");
        assertThat(codes(check(special(part, normal)))).contains("40020");
        assertThat(codes(check(special(whole, part, part)))).contains("40021");
        assertThat(codes(check(special(normal, whole)))).containsExactly("40024");
        assertThat(codes(check(special(normal, part)))).contains("40024");
    }

    @Test
    void quantityAndPriceBelongTogetherAndArePositive() {
        assertThat(codes(check(special(craft("100.00", "13.00", "3", null))))).containsExactly("40025");
        assertThat(codes(check(special(craft("100.00", "13.00", "0", "0"))))).contains("40026");
        assertThat(codes(check(special(craft("-100.00", "-13.00", null, null)))))
                .contains("40026");
    }

    @Test
    void figuresOutsideTheTolerancesAreRefusedWithWhatIsRight() {
        assertThat(codes(check(special(craft("100.00", "13.06", null, null))))).isEmpty();
        Findings tax = check(special(craft("100.00", "13.07", null, null)));
        assertThat(tax.errors()).extracting(Violation::expected).containsExactly("13.00");
        assertThat(codes(check(special(craft("100.01", "13.00", "3", "33.33")))))
                .containsExactly("40031");
        InvoiceLine[] many = new InvoiceLine[30];
        Arrays.fill(many, craft("100.00", "13.05", null, null));
        assertThat(codes(check(special(many)))).containsExactly("40033");
    }

    @Test
    void differentialNeedsOneLineItsVouchersAndItsRemark() {
        Figures figures = Arithmetic.differential(
                null, new BigDecimal("1060000.00"), new BigDecimal("848000.00"), new BigDecimal("0.06"), 16);
        InvoiceLine line = new InvoiceLine(
                1,
                null,
                "代理",
                "工艺品",
                null,
                null,
                null,
                null,
                figures.amount(),
                new BigDecimal("0.06"),
                figures.tax(),
                new BigDecimal("848000.00"),
                CRAFT,
                LineNature.NORMAL,
                null);
        Voucher voucher = new Voucher(
                1,
                "01",
                null,
                "26328000000000000001",
                null,
                FIRST,
                new BigDecimal("900000.00"),
                new BigDecimal("848000.00"));

        assertThat(codes(check(differential(line, "差额征税：848000.00。代理", voucher))))
                .as("only the class does not have this rate")
                .containsExactly("40011");
        assertThat(codes(check(differential(line, "代理", voucher)))).contains("40061");
        assertThat(codes(check(differential(line, "差额征税：848000.00。")))).contains("40061");
    }

    @Test
    void redInvoiceNamesItsBlueOneAndIsNegative() {
        BlueReference blue = new BlueReference("26328000000000000001", "11010824091002615708", "id");
        InvoiceLine red = new InvoiceLine(
                1,
                1,
                "手链",
                "工艺品",
                null,
                null,
                new BigDecimal("-3"),
                new BigDecimal("33.33"),
                new BigDecimal("-99.99"),
                new BigDecimal("0.13"),
                new BigDecimal("-13.00"),
                null,
                CRAFT,
                LineNature.NORMAL,
                null);

        assertThat(codes(RuleBook.red(input(with(special(red), null, BUYER, blue), LengthPolicy.CHARACTERS))))
                .isEmpty();
        assertThat(codes(RuleBook.red(input(
                        with(
                                special(craft("99.99", "13.00", null, null)),
                                "备".repeat(383),
                                BUYER,
                                new BlueReference("1", "2", null)),
                        LengthPolicy.CHARACTERS))))
                .contains("40004", "40058");
    }

    @Test
    void calculatedInvoiceWhateverItsLinesThenTheRulesAcceptIt() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            List<InvoiceLine> lines = new ArrayList<>();
            int pairs = 1 + random.nextInt(5);
            for (int k = 0; k < pairs; k++) {
                BigDecimal incl = new BigDecimal(random.nextLong(1, 1_000_000_000)).movePointLeft(2);
                BigDecimal quantity = new BigDecimal(random.nextInt(1, 100_000)).movePointLeft(random.nextInt(3));
                Figures figures = Arithmetic.inclusive(quantity, null, incl, null, new BigDecimal("0.13"), 16);
                if (figures.amount().signum() <= 0) {
                    continue;
                }
                boolean discounted = random.nextBoolean() && incl.compareTo(BigDecimal.ONE) > 0;
                lines.add(numbered(lines.size() + 1, figures, discounted ? LineNature.DISCOUNTED : LineNature.NORMAL));
                if (discounted) {
                    Figures off = Arithmetic.inclusive(
                            null,
                            null,
                            incl.movePointLeft(1).setScale(2, RoundingMode.DOWN).negate(),
                            null,
                            new BigDecimal("0.13"),
                            16);
                    lines.add(numbered(lines.size() + 1, off, LineNature.DISCOUNT));
                }
            }
            if (lines.isEmpty()) {
                continue;
            }
            Findings findings = check(special(lines.toArray(InvoiceLine[]::new)));
            assertThat(findings.errors())
                    .as("seed %d case %d: %s", seed, i, lines)
                    .isEmpty();
        }
    }

    private static InvoiceLine numbered(int lineNo, Figures figures, LineNature nature) {
        return new InvoiceLine(
                lineNo,
                null,
                "手链",
                "工艺品",
                null,
                null,
                figures.quantity(),
                figures.unitPrice(),
                figures.amount(),
                new BigDecimal("0.13"),
                figures.tax(),
                null,
                CRAFT,
                nature,
                null);
    }

    private static InvoiceLine craft(String amount, String tax, String quantity, String price) {
        return line("手链", CRAFT, "0.13", amount, tax, quantity, price, null, LineNature.NORMAL);
    }

    private static InvoiceLine craftAt(String rate, String tax, String preference) {
        return line("手链", CRAFT, rate, "100.00", tax, null, null, preference, LineNature.NORMAL);
    }

    private static InvoiceLine named(
            String name, String code, String shortName, String rate, String amount, String tax) {
        return new InvoiceLine(
                1,
                null,
                name,
                shortName,
                null,
                null,
                null,
                null,
                new BigDecimal(amount),
                new BigDecimal(rate),
                new BigDecimal(tax),
                null,
                code,
                LineNature.NORMAL,
                null);
    }

    private static InvoiceLine line(
            String name,
            String code,
            String rate,
            String amount,
            String tax,
            String quantity,
            String price,
            String preference,
            LineNature nature) {
        return new InvoiceLine(
                1,
                null,
                name,
                code.equals(FRUIT) ? "水果" : "工艺品",
                null,
                null,
                quantity == null ? null : new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                new BigDecimal(amount),
                new BigDecimal(rate),
                new BigDecimal(tax),
                null,
                code,
                nature,
                preference);
    }

    private static InvoiceDocument special(InvoiceLine... lines) {
        return of(InvoiceKind.DIGITAL_SPECIAL, SELLER, BUYER, null, null, lines);
    }

    private static InvoiceDocument withSeller(Party seller) {
        return of(InvoiceKind.DIGITAL_SPECIAL, seller, BUYER, null, null, craft("100.00", "13.00", null, null));
    }

    private static InvoiceDocument export(String policy, InvoiceLine... lines) {
        return of(
                InvoiceKind.EXPORT,
                SELLER,
                Party.company(null, "ACME Inc."),
                policy,
                new Deal("230120260500000001", "USD", BigDecimal.TEN, BigDecimal.TEN, FIRST, "test", "FOB"),
                lines);
    }

    private static InvoiceDocument differential(InvoiceLine line, String remark, Voucher... vouchers) {
        InvoiceDocument base = of(InvoiceKind.DIGITAL_NORMAL, SELLER, BUYER, null, null, line);
        return copy(base, "02", remark, base.buyer(), null, List.of(vouchers));
    }

    private static InvoiceDocument with(InvoiceDocument base, String remark, Party buyer, BlueReference blue) {
        return copy(base, base.differential(), remark, buyer, blue, base.vouchers());
    }

    private static InvoiceDocument copy(
            InvoiceDocument base,
            String differential,
            String remark,
            Party buyer,
            BlueReference blue,
            List<Voucher> vouchers) {
        return new InvoiceDocument(
                null,
                base.kind(),
                null,
                differential,
                base.exportPolicy(),
                base.seller(),
                buyer,
                base.lines(),
                base.amount(),
                base.tax(),
                base.total(),
                null,
                "张三",
                null,
                null,
                remark,
                false,
                false,
                false,
                false,
                null,
                blue,
                base.deal(),
                vouchers,
                null,
                null);
    }

    private static InvoiceDocument of(
            InvoiceKind kind, Party seller, Party buyer, String policy, Deal deal, InvoiceLine... given) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (InvoiceLine line : given) {
            lines.add(new InvoiceLine(
                    lines.size() + 1,
                    line.blueLineNo(),
                    line.name(),
                    line.shortName(),
                    line.spec(),
                    line.unit(),
                    line.quantity(),
                    line.unitPrice(),
                    line.amount(),
                    line.rate(),
                    line.tax(),
                    line.deduction(),
                    line.taxClassCode(),
                    line.nature(),
                    line.preference()));
        }
        Totals totals = Totals.of(lines);
        return new InvoiceDocument(
                null,
                kind,
                null,
                null,
                policy,
                seller,
                buyer,
                lines,
                totals.amount(),
                totals.tax(),
                totals.total(),
                null,
                "张三",
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                deal);
    }

    private static Findings check(InvoiceDocument invoice) {
        return RuleBook.blue(input(invoice, LengthPolicy.CHARACTERS));
    }

    private static RuleInput input(InvoiceDocument invoice, LengthPolicy lengths) {
        return new RuleInput(invoice, TODAY, US, NAME, CLASSES, RATES, number -> false, SETTINGS, lengths);
    }

    private static List<String> codes(Findings findings) {
        return findings.errors().stream()
                .map(violation -> violation.code().replace("INVOICE-", ""))
                .distinct()
                .toList();
    }

    private static Classification classification(
            String code, String shortName, boolean leaf, String special, List<String> preferences, String... rates) {
        return new Classification(
                code,
                shortName,
                shortName,
                4,
                leaf,
                Arrays.stream(rates).map(BigDecimal::new).toList(),
                preferences,
                special,
                null,
                FIRST,
                null,
                "test");
    }

    private static RateTable.Rate general(String rate) {
        return new RateTable.Rate(
                new BigDecimal(rate), RateTable.Kind.GENERAL, null, null, LocalDate.parse("2019-04-01"), null, "test");
    }

    private static RateTable.Rate collection(String rate, String preference, String givenUp, String from, String to) {
        return new RateTable.Rate(
                new BigDecimal(rate),
                RateTable.Kind.COLLECTION,
                preference,
                givenUp == null ? null : new BigDecimal(givenUp),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "test");
    }
}
