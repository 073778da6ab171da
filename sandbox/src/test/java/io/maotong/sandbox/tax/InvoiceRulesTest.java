package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
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
    private static final InvoiceRules RULES = new InvoiceRules(
            LocalDateTime.of(2026, 11, 22, 12, 0),
            Duration.ofHours(48),
            Map.of(SELLER, "东海晶贸（江苏）有限公司", BUYER, "连云港水晶城有限公司"),
            Map.of(SELLER, List.of(new InvoiceNumbers.Range("26328000000000000001", "26328000000000000010"))),
            Set.of(new BigDecimal("0.13"), new BigDecimal("0.09"), new BigDecimal("0.06"), BigDecimal.ZERO));

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
}
