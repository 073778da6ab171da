package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class InvoiceRulesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELLER = TaxNumbers.invented("东海晶贸有限公司");
    private static final String BUYER = TaxNumbers.invented("连云港水晶城有限公司");
    private static final String NUMBER = "26328000000000000007";
    private static final String SUSPENDED = TaxNumbers.invented("停业有限公司");
    private static final String RISKY = TaxNumbers.invented("风险有限公司");
    private static final String SMALL = TaxNumbers.invented("小规模有限公司");
    private static final String FARMER = "110101199003070038";
    private static final String FORM = "32072226110000000001";
    private static final List<InvoiceNumbers.Range> RANGE =
            List.of(new InvoiceNumbers.Range("26328000000000000001", "26328000000000000010"));
    private static final InvoiceRules RULES = new InvoiceRules(new RuleBook(
            LocalDateTime.of(2026, 11, 22, 12, 0),
            Duration.ofHours(48),
            Map.of(
                    SELLER, "东海晶贸（江苏）有限公司",
                    BUYER, "连云港水晶城有限公司",
                    SUSPENDED, "停业有限公司",
                    RISKY, "风险有限公司",
                    SMALL, "小规模有限公司"),
            Map.of(
                    SUSPENDED, new Taxpayer(SUSPENDED, "1", "05", "00", ""),
                    RISKY, new Taxpayer(RISKY, "1", "03", "02", "虚开"),
                    SMALL, new Taxpayer(SMALL, "2", "03", "00", "")),
            Map.of(SELLER, RANGE, BUYER, RANGE, SUSPENDED, RANGE, RISKY, RANGE, SMALL, RANGE),
            Set.of(
                    new BigDecimal("0.13"),
                    new BigDecimal("0.09"),
                    new BigDecimal("0.06"),
                    new BigDecimal("0.03"),
                    BigDecimal.ZERO),
            Map.of(
                    InvoiceDrafts.CLASS_CODE,
                    goods(InvoiceDrafts.CLASS_CODE, "玻璃器皿", true, "", "0.13"),
                    "1010115000000000000",
                    goods("1010115000000000000", "水果", true, "", "0.09"),
                    "3040801990000000000",
                    goods("3040801990000000000", "经纪代理服务", true, "", "0.06"),
                    "3040502020200000000",
                    goods("3040502020200000000", "经营租赁", true, "06", "0.09"),
                    "1080500000000000000",
                    goods("1080500000000000000", "玻璃器皿", false, "", "0.13")),
            Map.of(FORM, form("01", null), "2", form("02", null), "3", form("04", "26328000000000000001"))));

    private static GoodsClass goods(String code, String shortName, boolean leaf, String special, String rate) {
        return new GoodsClass(
                code,
                shortName,
                shortName,
                leaf,
                Set.of(new BigDecimal(rate)),
                Set.of("03", "08"),
                special,
                LocalDate.of(2016, 5, 1),
                LocalDate.of(9999, 12, 31));
    }

    /** One of the three pieces of the usual special invoice goes back. */
    private static RedForms.Form form(String state, String redInvoice) {
        return new RedForms.Form(
                FORM,
                "a-uuid",
                state,
                redInvoice,
                "26328000000000000001",
                SELLER,
                BUYER,
                new BigDecimal("-33.33"),
                new BigDecimal("-4.33"),
                List.of(new RedForms.Line(
                        1,
                        InvoiceDrafts.CLASS_CODE,
                        new BigDecimal("-1"),
                        new BigDecimal("-33.33"),
                        new BigDecimal("0.13"),
                        new BigDecimal("-4.33"))));
    }

    private static Map<String, Object> special() {
        return InvoiceDrafts.special(NUMBER, SELLER, "东海晶贸(江苏)有限公司", BUYER, "连云港水晶城有限公司", "2026-11-22 11:59:59");
    }

    private static Map<String, Object> export() {
        return InvoiceDrafts.export(NUMBER, SELLER, "东海晶贸（江苏）有限公司", "2026-11-22 11:59:59");
    }

    private static InvoiceFaults check(Map<String, Object> invoice) {
        return RULES.check(new WireFields(JSON.valueToTree(invoice)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> line(Map<String, Object> invoice, int index) {
        return ((List<Map<String, Object>>) invoice.get("fpmxList")).get(index);
    }

    @Test
    void checkWhenSpecialInvoiceIsSoundThenNoFault() {
        assertThat(check(special()).text()).isEmpty();
    }

    @Test
    void checkWhenExportInvoiceIsSoundThenNoFault() {
        assertThat(check(export()).text()).isEmpty();
    }

    @Test
    void checkWhenDiscountPairIsSoundThenNoFault() {
        Map<String, Object> invoice = special();
        Map<String, Object> discounted = InvoiceDrafts.line(1, "水晶摆件", "10", "100", "1000.00", "130.00");
        discounted.put("fphxz", "02");
        Map<String, Object> discount = InvoiceDrafts.line(2, "水晶摆件", "", "", "-100.00", "-13.00");
        discount.put("fphxz", "01");
        InvoiceDrafts.lines(invoice, List.of(discounted, discount));
        assertThat(check(invoice).text()).isEmpty();
    }

    @Test
    void checkWhenDifferentialFollowsTheWorkedExampleThenNoFault() {
        Map<String, Object> invoice = special();
        Map<String, Object> line = InvoiceDrafts.line(1, "代理服务", "", "", "1048000.00", "12000.00");
        line.put("slv", "0.06");
        line.put("spfwjc", "经纪代理服务");
        line.put("hwhyslwfwmc", "*经纪代理服务*代理服务");
        line.put("sphfwssflhbbm", "3040801990000000000");
        line.put("kce", "848000.00");
        InvoiceDrafts.lines(invoice, List.of(line));
        invoice.put("cezslxDm", "02");
        invoice.put("cekcList", List.of(Map.of("xh", 1, "bckcje", "848000.00")));
        assertThat(check(invoice).text()).isEmpty();
    }

    @Test
    void checkWhenFiguresStayWithinTheTolerancesThenNoFault() {
        Map<String, Object> invoice = special();
        InvoiceDrafts.lines(invoice, List.of(InvoiceDrafts.line(1, "水晶摆件", "3", "33.33", "100.00", "13.06")));
        assertThat(check(invoice).text()).isEmpty();
    }

    @Test
    void checkWhenManyLinesAreEachWithinSixCentsButTogetherBeyondThenTotalTax() {
        Map<String, Object> invoice = special();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 1; i <= 22; i++) {
            lines.add(InvoiceDrafts.line(i, "水晶摆件", "1", "100.00", "100.00", "13.06"));
        }
        InvoiceDrafts.lines(invoice, lines);
        assertThat(check(invoice).verdict()).isEqualTo(Fault.TOTAL_TAX);
    }

    @Test
    void checkWhenSeveralRulesAreBrokenThenAllAreNamed() {
        Map<String, Object> invoice = special();
        invoice.put("xsfmc", "另一公司");
        line(invoice, 0).put("sphfwssflhbbm", "123");
        invoice.put("jshj", "113.00");
        assertThat(check(invoice).text())
                .contains("[" + Fault.SELLER + "]", "[" + Fault.CLASS_CODE + "]", "[" + Fault.HEADER_SUM + "]");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                spoilt("a required field is absent", Fault.MISSING, i -> i.remove("kpr")),
                spoilt("the remark is too long", Fault.LENGTH, i -> i.put("bz", "注".repeat(451))),
                spoilt("an amount has three decimals", Fault.LENGTH, i -> i.put("hjje", "99.991")),
                spoilt("there is no line", Fault.MISSING, i -> i.put("fpmxList", List.of())),
                spoilt("the number was not drawn", Fault.NUMBER, i -> i.put("fphm", "26328000000000000011")),
                spoilt("the number has 19 digits", Fault.NUMBER, i -> i.put("fphm", "2632800000000000007")),
                spoilt("it is issued tomorrow", Fault.TIME, i -> i.put("kprq", "2026-11-23 11:59:59")),
                spoilt("it is three days old", Fault.TIME, i -> i.put("kprq", "2026-11-19 11:59:59")),
                spoilt("the date does not exist", Fault.TIME, i -> i.put("kprq", "2026-02-30 11:59:59")),
                spoilt("the seller's name differs", Fault.SELLER, i -> i.put("xsfmc", "东海晶茂有限公司")),
                spoilt("the buyer's number is wrong", Fault.BUYER, i -> i.put("gmfnsrsbh", "91512081MA62K0260F")),
                spoilt("a special invoice has no buyer number", Fault.BUYER, i -> i.put("gmfnsrsbh", "")),
                spoilt("the buyer's name differs", Fault.BUYER, i -> i.put("gmfmc", "另一公司")),
                spoilt("it is red without confirmation", Fault.RED, i -> i.put("lzfpbz", "1")),
                spoilt("it is blue with a confirmation", Fault.RED, i -> i.put("hzqrxxdbh", "11010824091002615708")),
                spoilt(
                        "line numbers have a gap",
                        Fault.LINE_NUMBER,
                        i -> line(i, 0).put("mxxh", 2)),
                spoilt(
                        "the printed name differs",
                        Fault.PRINTED_NAME,
                        i -> line(i, 0).put("hwhyslwfwmc", "水晶摆件")),
                spoilt(
                        "the name has an asterisk",
                        Fault.PRINTED_NAME,
                        i -> line(i, 0).put("xmmc", "水晶*摆件")),
                spoilt(
                        "the class code is short",
                        Fault.CLASS_CODE,
                        i -> line(i, 0).put("sphfwssflhbbm", "108051299")),
                spoilt("the rate is unknown", Fault.RATE, i -> line(i, 0).put("slv", "0.17")),
                spoilt("zero rate has no reason", Fault.RATE, i -> line(i, 0).put("slv", "0")),
                spoilt("an exempt line is on a special invoice", Fault.EXEMPT, i -> {
                    line(i, 0).put("slv", "0");
                    line(i, 0).put("se", "0.00");
                    line(i, 0).put("hsje", "99.99");
                    line(i, 0).put("yhzcbs", "03");
                    i.put("hjse", "0.00");
                    i.put("jshj", "99.99");
                }),
                spoilt(
                        "price is there and quantity is not",
                        Fault.QUANTITY,
                        i -> line(i, 0).put("sl", "")),
                spoilt("the amount is two cents off", Fault.LINE_AMOUNT, i -> {
                    line(i, 0).put("je", "100.01");
                    line(i, 0).put("hsje", "113.01");
                    i.put("hjje", "100.01");
                    i.put("jshj", "113.01");
                }),
                spoilt("the tax is seven cents off", Fault.LINE_TAX, i -> {
                    line(i, 0).put("se", "13.07");
                    line(i, 0).put("hsje", "113.06");
                    i.put("hjse", "13.07");
                    i.put("jshj", "113.06");
                }),
                spoilt("the header differs from the lines", Fault.HEADER_SUM, i -> i.put("hjse", "13.01")),
                spoilt(
                        "a discounted line stands alone",
                        Fault.DISCOUNT,
                        i -> line(i, 0).put("fphxz", "02")),
                spoilt(
                        "the first line is a discount",
                        Fault.DISCOUNT,
                        i -> line(i, 0).put("fphxz", "01")),
                spoilt(
                        "a deduction is on an ordinary invoice",
                        Fault.DIFFERENTIAL,
                        i -> line(i, 0).put("kce", "1.00")));
    }

    private static Arguments spoilt(String what, String code, Consumer<Map<String, Object>> spoil) {
        return Arguments.of(what, code, spoil);
    }

    @ParameterizedTest(name = "checkWhen {0} then {1}")
    @MethodSource("faults")
    void checkWhenSpoiltThenItsFault(String what, String code, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> invoice = special();
        spoil.accept(invoice);
        assertThat(check(invoice).text()).as(what).contains("[" + code + "]");
    }

    static Stream<Arguments> exportFaults() {
        return Stream.of(
                spoilt("the buyer has a Chinese number", Fault.EXPORT, i -> i.put("gmfnsrsbh", BUYER)),
                spoilt("it is a special invoice", Fault.EXPORT, i -> i.put("fppz", "01")),
                spoilt("the policy is unknown", Fault.EXPORT, i -> i.put("ckywsyzcDm", "04")),
                spoilt(
                        "refund policy with an exempt mark",
                        Fault.EXPORT,
                        i -> line(i, 0).put("yhzcbs", "03")),
                spoilt("exempt policy without the mark", Fault.EXPORT, i -> i.put("ckywsyzcDm", "02")),
                spoilt("taxed policy at zero", Fault.EXPORT, i -> i.put("ckywsyzcDm", "03")));
    }

    @ParameterizedTest(name = "checkWhen export and {0} then {1}")
    @MethodSource("exportFaults")
    void checkWhenExportIsSpoiltThenItsFault(String what, String code, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> invoice = export();
        spoil.accept(invoice);
        assertThat(check(invoice).text()).as(what).contains("[" + code + "]");
    }

    @Test
    void checkWhenDiscountIsLargerThanItsLineThenDiscountFault() {
        Map<String, Object> invoice = special();
        Map<String, Object> discounted = InvoiceDrafts.line(1, "水晶摆件", "1", "100", "100.00", "13.00");
        discounted.put("fphxz", "02");
        Map<String, Object> discount = InvoiceDrafts.line(2, "水晶摆件", "", "", "-101.00", "-13.13");
        discount.put("fphxz", "01");
        Map<String, Object> other = InvoiceDrafts.line(3, "水晶手链", "1", "100", "100.00", "13.00");
        InvoiceDrafts.lines(invoice, List.of(discounted, discount, other));
        assertThat(check(invoice).verdict()).isEqualTo(Fault.DISCOUNT);
    }

    /** A farmer's fruit, bought and invoiced by the company: exempt, 200 kg at 6.50. */
    private static Map<String, Object> purchase() {
        Map<String, Object> invoice = special();
        invoice.put("fppz", "02");
        invoice.put("sgfplxDm", "01");
        invoice.put("tdys", "16");
        invoice.put("xsfnsrsbh", FARMER);
        invoice.put("xsfmc", "李大山");
        Map<String, Object> line = InvoiceDrafts.line(1, "苹果", "200", "6.5", "1300.00", "0.00");
        line.put("slv", "0");
        line.put("yhzcbs", "03");
        line.put("spfwjc", "水果");
        line.put("hwhyslwfwmc", "*水果*苹果");
        line.put("sphfwssflhbbm", "1010115000000000000");
        InvoiceDrafts.lines(invoice, List.of(line));
        return invoice;
    }

    private static Map<String, Object> red() {
        Map<String, Object> invoice = special();
        invoice.put("lzfpbz", "1");
        invoice.put("hzqrxxdbh", FORM);
        invoice.put("hzqrduuid", "a-uuid");
        invoice.put("dylzfphm", "26328000000000000001");
        Map<String, Object> line = InvoiceDrafts.line(1, "水晶摆件", "-1", "33.33", "-33.33", "-4.33");
        line.put("dylzfpmxxh", 1);
        InvoiceDrafts.lines(invoice, List.of(line));
        return invoice;
    }

    @Test
    void checkWhenPurchaseFromAFarmerIsSoundThenNoFault() {
        assertThat(check(purchase()).text()).isEmpty();
    }

    @Test
    void checkWhenRedInvoiceSaysWhatItsFormSaysThenNoFault() {
        assertThat(check(red()).text()).isEmpty();
    }

    /** Electricity of a person's panels, bought and invoiced by the company. */
    private static Map<String, Object> solarPurchase() {
        Map<String, Object> invoice = purchase();
        invoice.put("sgfplxDm", "02");
        invoice.put("tdys", "17");
        return invoice;
    }

    @Test
    void checkWhenSolarPurchaseThenTypeAndElementBelongTogether() {
        assertThat(check(solarPurchase()).text()).isEmpty();
        Map<String, Object> otherElement = solarPurchase();
        otherElement.put("tdys", "16");
        assertThat(check(otherElement).text()).contains("[" + Fault.SPECIAL + "]");
        Map<String, Object> noType = solarPurchase();
        noType.remove("sgfplxDm");
        assertThat(check(noType).text()).contains("[" + Fault.SPECIAL + "]");
        Map<String, Object> company = solarPurchase();
        company.put("xsfnsrsbh", SELLER);
        assertThat(check(company).text()).contains("[" + Fault.SELLER + "]");
    }

    static Stream<Arguments> purchaseFaults() {
        return Stream.of(
                spoilt("the seller is no natural person", Fault.SELLER, i -> i.put("xsfnsrsbh", SELLER)),
                spoilt("the farmer's number is wrong", Fault.SELLER, i -> i.put("xsfnsrsbh", "110101199003070031")),
                spoilt("the element is missing", Fault.SPECIAL, i -> i.remove("tdys")),
                spoilt("the purchase type is missing", Fault.SPECIAL, i -> i.remove("sgfplxDm")),
                spoilt("it is a special invoice", Fault.KIND, i -> i.put("fppz", "01")),
                spoilt("it is not exempt", Fault.SPECIAL, i -> line(i, 0).put("yhzcbs", "04")),
                spoilt("the buyer is not registered", Fault.BUYER, i -> {
                    i.put("gmfnsrsbh", TaxNumbers.invented("别家"));
                }));
    }

    @ParameterizedTest(name = "checkWhen purchase and {0} then {1}")
    @MethodSource("purchaseFaults")
    void checkWhenPurchaseIsSpoiltThenItsFault(String what, String code, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> invoice = purchase();
        spoil.accept(invoice);
        assertThat(check(invoice).text()).as(what).contains("[" + code + "]");
    }

    static Stream<Arguments> redFaults() {
        return Stream.of(
                spoilt("the form does not exist", Fault.RED, i -> i.put("hzqrxxdbh", "99999999999999999999")),
                spoilt("the form waits for the buyer", Fault.RED, i -> i.put("hzqrxxdbh", "2")),
                spoilt("the form is spent", Fault.RED, i -> i.put("hzqrxxdbh", "3")),
                spoilt("the uuid differs", Fault.RED, i -> i.put("hzqrduuid", "other")),
                spoilt("the blue number differs", Fault.RED, i -> i.put("dylzfphm", "26328000000000000002")),
                spoilt("the buyer differs", Fault.RED, i -> i.put("gmfnsrsbh", "")),
                spoilt("the line is not in the form", Fault.RED, i -> line(i, 0).put("dylzfpmxxh", 2)),
                spoilt("the quantity differs", Fault.RED, i -> line(i, 0).put("sl", "-2")),
                spoilt("it is a discount line", Fault.RED, i -> line(i, 0).put("fphxz", "01")),
                spoilt("the remark is long", Fault.LENGTH, i -> i.put("bz", "注".repeat(383))),
                spoilt("the amounts are positive", Fault.LINE_AMOUNT, i -> {
                    line(i, 0).put("je", "33.33");
                    line(i, 0).put("hsje", "29.00");
                }));
    }

    @ParameterizedTest(name = "checkWhen red and {0} then {1}")
    @MethodSource("redFaults")
    void checkWhenRedIsSpoiltThenItsFault(String what, String code, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> invoice = red();
        spoil.accept(invoice);
        assertThat(check(invoice).text()).as(what).contains("[" + code + "]");
    }

    static Stream<Arguments> moreFaults() {
        return Stream.of(
                spoilt("the seller is suspended", Fault.STATE, i -> {
                    i.put("xsfnsrsbh", SUSPENDED);
                    i.put("xsfmc", "停业有限公司");
                }),
                spoilt("the seller may not issue", Fault.STATE, i -> {
                    i.put("xsfnsrsbh", RISKY);
                    i.put("xsfmc", "风险有限公司");
                }),
                spoilt(
                        "a small-scale seller uses 13 %",
                        Fault.RATE, i -> {
                            i.put("xsfnsrsbh", SMALL);
                            i.put("xsfmc", "小规模有限公司");
                        }),
                spoilt(
                        "the class does not exist",
                        Fault.CLASS_CODE,
                        i -> line(i, 0).put("sphfwssflhbbm", "1080512990000000001")),
                spoilt(
                        "the class only sums up",
                        Fault.CLASS_CODE,
                        i -> line(i, 0).put("sphfwssflhbbm", "1080500000000000000")),
                spoilt("the short name is another's", Fault.PRINTED_NAME, i -> {
                    line(i, 0).put("spfwjc", "水果");
                    line(i, 0).put("hwhyslwfwmc", "*水果*水晶摆件");
                }),
                spoilt("the class has another rate", Fault.RATE, i -> line(i, 0).put("slv", "0.09")),
                spoilt(
                        "the preference fixes another rate",
                        Fault.RATE,
                        i -> line(i, 0).put("yhzcbs", "08")),
                spoilt(
                        "the preference is not for the class",
                        Fault.RATE,
                        i -> line(i, 0).put("yhzcbs", "02")),
                spoilt(
                        "the class needs a special element",
                        Fault.SPECIAL,
                        i -> line(i, 0).put("sphfwssflhbbm", "3040502020200000000")),
                spoilt("the special element is unknown", Fault.SPECIAL, i -> i.put("tdys", "99")),
                spoilt("the way of settlement is unknown", Fault.CODE, i -> i.put("jsfs", "06")),
                spoilt("a payment has no channel", Fault.CODE, i -> {
                    i.put("lqkpmsDm", "01");
                    i.put("zfxxList", List.of(Map.of("zfqdDm", "012", "jydh", "1")));
                }),
                spoilt("a name has an invisible blank", Fault.CHARACTERS, i -> i.put("gmfmc", "连云港\u200B水晶城有限公司")),
                spoilt("the agent's papers are unknown", Fault.CODE, i -> i.put("jbrsfzjzlDm", "999")));
    }

    @ParameterizedTest(name = "checkWhen {0} then {1}")
    @MethodSource("moreFaults")
    void checkWhenItBreaksARuleOfTheTablesThenItsFault(String what, String code, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> invoice = special();
        spoil.accept(invoice);
        assertThat(check(invoice).text()).as(what).contains("[" + code + "]");
    }

    static Stream<Arguments> voucherFaults() {
        return Stream.of(
                Arguments.of("the sum differs", List.of(Map.of("xh", 1, "bckcje", "1.00"))),
                Arguments.of(
                        "one uses more than it has",
                        List.of(Map.of("xh", 1, "pzlx", "01", "pzhjje", "1.00", "bckcje", "848000.00"))),
                Arguments.of("the kind is unknown", List.of(Map.of("xh", 1, "pzlx", "10", "bckcje", "848000.00"))),
                Arguments.of(
                        "a position comes twice",
                        List.of(Map.of("xh", 1, "bckcje", "400000.00"), Map.of("xh", 1, "bckcje", "448000.00"))));
    }

    @ParameterizedTest(name = "checkWhen differential and {0} then its fault")
    @MethodSource("voucherFaults")
    void checkWhenVouchersAreWrongThenDifferentialFault(String what, List<Map<String, Object>> vouchers) {
        Map<String, Object> invoice = special();
        Map<String, Object> line = InvoiceDrafts.line(1, "代理服务", "", "", "1048000.00", "12000.00");
        line.put("kce", "848000.00");
        InvoiceDrafts.lines(invoice, List.of(line));
        invoice.put("cezslxDm", "02");
        invoice.put("cekcList", vouchers);
        assertThat(check(invoice).text()).as(what).contains("[" + Fault.DIFFERENTIAL + "]");
    }
}
