package io.maotong.sandbox.refundbureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import io.maotong.sandbox.tax.TaxCaller;
import io.maotong.sandbox.tax.TestTaxNumbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class RefundBureauTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SUPPLIER = "东海县晶都水晶厂";
    private static final String SUPPLIER_TAX_NO = TestTaxNumbers.of(SUPPLIER);
    private static final String CODE = "7018900000";

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final TaxCaller platform = new TaxCaller(sandbox);
    private final String companyName = "东海退税" + UUID.randomUUID() + "有限公司";
    private final String company = TestTaxNumbers.of(companyName);
    private final LocalDate today = LocalDate.now(ZONE);
    private final String period = YearMonth.from(today).format(DateTimeFormatter.ofPattern("yyyyMM"));
    private String entryId;
    private List<String> invoices;

    private static String serial() {
        return "T" + UUID.randomUUID().toString().substring(0, 24);
    }

    /** An entry of two items, 10 and 5 pieces, and three selected invoices of 10, 2 and 3 pieces. */
    @BeforeEach
    void prepareTheEvidence() {
        sandbox.control("POST", "/tax/parties", Map.of("taxNo", company, "name", companyName));
        sandbox.control("POST", "/tax/parties", Map.of("taxNo", SUPPLIER_TAX_NO, "name", SUPPLIER));
        entryId = entry(company);
        invoices = invoices("10", "2", "3");
        select(invoices);
    }

    private String entry(String consignor) {
        String id = "2301" + today.getYear() + "0"
                + String.format("%09d", ThreadLocalRandom.current().nextInt(999_999_999));
        JdbcTemplate jdbc = sandbox.bean(JdbcTemplate.class);
        jdbc.update(
                "INSERT INTO port_entry (entry_id, decl_seq_no, sum_no, customs_code, ebc_code, exported_on,"
                        + " gross_weight, net_weight) VALUES (?,?,?,'2301',?,?,1,1)",
                id,
                id,
                id,
                consignor,
                today);
        for (int gnum = 1; gnum <= 2; gnum++) {
            jdbc.update(
                    "INSERT INTO port_entry_item (entry_id, gnum, gcode, gname, country, currency, unit, unit1, qty,"
                            + " qty1, total) VALUES (?,?,?,'水晶摆件','702','502','007','035',?,1,?)",
                    id,
                    gnum,
                    CODE,
                    gnum == 1 ? 10 : 5,
                    gnum == 1 ? new BigDecimal("150.00") : new BigDecimal("80.00"));
        }
        return id;
    }

    private List<String> invoices(String... quantities) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (String quantity : quantities) {
            requests.add(Map.of(
                    "supplierTaxNo", SUPPLIER_TAX_NO,
                    "supplierName", SUPPLIER,
                    "buyerTaxNo", company,
                    "buyerName", companyName,
                    "issuedAt", today.minusDays(3).toString(),
                    "lines",
                            List.of(Map.of(
                                    "name", "水晶摆件",
                                    "unit", "个",
                                    "quantity", quantity,
                                    "unitPrice", "61.17",
                                    "rate", "0.13",
                                    "taxClassCode", "1080512990000000000"))));
        }
        Answer answer = sandbox.control("POST", "/tax/input-invoices", Map.of("invoices", requests));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .at("/numbers")
                .valueStream()
                .map(number -> number.asString())
                .toList();
    }

    private void select(List<String> numbers) {
        String date = today.minusDays(3).format(DateTimeFormatter.BASIC_ISO_DATE);
        List<Map<String, String>> items = numbers.stream()
                .map(number -> Map.of("kprq", date, "fpdm", "", "fphm", number, "fplx", "81"))
                .toList();
        String ticket = platform.call(
                        "203064", "PLFPTSGXQR", Map.of("gfsbh", company, "serial", serial(), "fpmx", items))
                .text("pclsh");
        platform.settled("203064", "CXFPTSGXQRCLJG", Map.of("pclsh", ticket));
    }

    private String link(int n) {
        return period + "001" + String.format("%08d", n);
    }

    private Map<String, Object> export(int seq, int gnum, String quantity, String fob) {
        Map<String, Object> row = new HashMap<>();
        row.put("seq", seq);
        row.put("linkNo", link(seq));
        row.put("customsNo21", entryId + String.format("%03d", gnum));
        row.put("exportInvoiceNo", "CI-" + seq);
        row.put("exportDate", today.toString());
        row.put("commodityCode", CODE);
        row.put("name", "水晶摆件");
        row.put("unit", "个");
        row.put("quantity", quantity);
        row.put("fobUsd", fob);
        row.put("tradeMode", "9610");
        return row;
    }

    private Map<String, Object> purchase(
            int seq, int link, String invoice, String quantity, String base, String refund) {
        Map<String, Object> row = new HashMap<>();
        row.put("seq", seq);
        row.put("linkNo", link(link));
        row.put("invoiceNo", invoice);
        row.put("supplierTaxNo", SUPPLIER_TAX_NO);
        row.put("invoiceDate", today.minusDays(3).toString());
        row.put("commodityCode", CODE);
        row.put("name", "水晶摆件");
        row.put("unit", "个");
        row.put("quantity", quantity);
        row.put("taxableAmount", base);
        row.put("levyRate", "0.13");
        row.put("refundRate", "0.13");
        row.put("refundable", refund);
        return row;
    }

    /** By hand: 611.70 × 13 % = 79.521 → 79.52; 122.34 → 15.9042 → 15.90; 183.51 → 23.8563 → 23.86; together 119.28. */
    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("serial", serial());
        form.put("taxNo", company);
        form.put("period", period);
        form.put("batchNo", "001");
        form.put("exports", new ArrayList<>(List.of(export(1, 1, "10", "150.00"), export(2, 2, "5", "80.00"))));
        form.put(
                "purchases",
                new ArrayList<>(List.of(
                        purchase(1, 1, invoices.get(0), "10", "611.70", "79.52"),
                        purchase(2, 2, invoices.get(1), "2", "122.34", "15.90"),
                        purchase(3, 2, invoices.get(2), "3", "183.51", "23.86"))));
        form.put(
                "receipts",
                List.of(Map.of(
                        "customsNo", entryId,
                        "currency", "USD",
                        "amount", "230.00",
                        "receivedOn", today.toString(),
                        "bankRef", "CR1")));
        form.put("totals", Map.of("refundable", "119.28", "fobUsd", "230.00"));
        return form;
    }

    private Answer submit(Map<String, Object> form) {
        return sandbox.post("refund", "/refund-bureau/declarations", form);
    }

    private Answer ask(Object serial) {
        return sandbox.get("refund", "/refund-bureau/declarations?serial=" + serial);
    }

    private Answer ended(Object serial) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> ask(serial), answer -> List.of("PAID", "RETURNED").contains(answer.at("/status")));
    }

    private static List<String> faultyFields(Answer answer) {
        return answer.body()
                .at("/fields")
                .valueStream()
                .map(field -> field.path("field").asString())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, Object> form, String list, int index) {
        return ((List<Map<String, Object>>) form.get(list)).get(index);
    }

    @Test
    void declareWhenSoundThenPaidToTheCentThroughEveryState() {
        Map<String, Object> form = form();
        Answer submitted = submit(form);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
        assertThat(submitted.at("/status")).isEqualTo("SUBMITTED");
        List<String> states = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    String status = ask(form.get("serial")).at("/status");
                    if (states.isEmpty() || !states.getLast().equals(status)) {
                        states.add(status);
                    }
                    return status.equals("PAID");
                });
        assertThat(List.of("SUBMITTED", "ACCEPTED", "REVIEWING", "APPROVED", "TREASURY", "PAID"))
                .containsSubsequence(states);
        Answer paid = ask(form.get("serial"));
        assertThat(paid.at("/approvedAmount")).isEqualTo("119.28");
        assertThat(paid.at("/paidAmount")).isEqualTo("119.28");
        assertThat(paid.at("/acceptanceNo")).startsWith("SL");
        assertThat(paid.at("/bankRef")).startsWith("GK");
        assertThat(paid.at("/paidAt")).endsWith("+08:00");
    }

    @Test
    void declareWhenCompanyHasACnyAccountThenTheTreasuryPaysIntoIt() {
        sandbox.post(
                "forex",
                "/bank/virtual-accounts",
                Map.of("serial", serial(), "currency", "CNY", "ownerName", companyName, "ownerUscc", company));
        Map<String, Object> form = form();
        submit(form);
        Answer paid = ended(form.get("serial"));
        assertThat(paid.at("/status")).isEqualTo("PAID");
        assertThat(paid.at("/bankRef")).startsWith("CR");
        assertThat(sandbox.control("GET", "/bank/companies/" + company + "/accounts", null)
                        .at("/0/balance"))
                .isEqualTo("119.28");
    }

    @Test
    void declareWhenRepeatedThenOneDeclaration() {
        Map<String, Object> form = form();
        assertThat(submit(form).status()).isEqualTo(202);
        assertThat(submit(form).status()).isEqualTo(200);
        form.put("batchNo", "002");
        Answer other = submit(form);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("SERIAL_REUSED");
    }

    @Test
    void declareWhenInvoicesAndItemsAreUsedBeforeThenEachIsNamed() {
        submit(form());
        Map<String, Object> second = form();
        Answer refused = submit(second);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faultyFields(refused))
                .contains(
                        "batchNo",
                        "purchases[0].invoiceNo",
                        "purchases[1].invoiceNo",
                        "purchases[2].invoiceNo",
                        "exports[0].customsNo21",
                        "exports[1].customsNo21");
        assertThat(ask(second.get("serial")).status()).isEqualTo(404);
    }

    @Test
    void declareWhenEightSubmitTheSameGoodsAtOnceThenOneIsTaken() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> submit(form()).status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (var future : threads.invokeAll(work)) {
                statuses.add(future.get());
            }
            assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
            assertThat(statuses)
                    .filteredOn(status -> status == 409 || status == 422)
                    .hasSize(7);
        }
    }

    @Test
    void declareWhenAnInvoiceTurnsRedBeforeTheReviewThenReturnedAndTheGoodsAreFreeAgain() {
        Map<String, Object> form = form();
        try (SlowBureau slow = new SlowBureau()) {
            submit(form);
            sandbox.control("PUT", "/tax/invoices/" + invoices.get(1), Map.of("fpzt", "8"));
            slow.release();
        }
        Answer returned = ended(form.get("serial"));
        assertThat(returned.at("/status")).isEqualTo("RETURNED");
        assertThat(returned.at("/faults/0/field")).isEqualTo("purchases[seq=2].invoiceNo");
        sandbox.control("PUT", "/tax/invoices/" + invoices.get(1), Map.of("fpzt", "0"));
        Map<String, Object> again = form();
        assertThat(submit(again).status()).isEqualTo(202);
        assertThat(ended(again.get("serial")).at("/status")).isEqualTo("PAID");
    }

    /** Holds the rows of the filings' next steps, so that nothing moves while it is open. */
    private final class SlowBureau implements AutoCloseable {

        private final JdbcTemplate jdbc = sandbox.bean(JdbcTemplate.class);

        private SlowBureau() {
            jdbc.update("CREATE TRIGGER refund_steps_later BEFORE INSERT ON due_action FOR EACH ROW"
                    + " SET NEW.due_at = IF(NEW.kind = 'refund.step', NEW.due_at + INTERVAL 1 HOUR, NEW.due_at)");
        }

        private void release() {
            jdbc.update("DROP TRIGGER refund_steps_later");
            jdbc.update("UPDATE due_action SET due_at = due_at - INTERVAL 1 HOUR WHERE kind = 'refund.step'"
                    + " AND due_at > UTC_TIMESTAMP() + INTERVAL 30 MINUTE");
        }

        @Override
        public void close() {
            jdbc.update("DROP TRIGGER IF EXISTS refund_steps_later");
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                spoilt(
                        "the total differs",
                        "totals.refundable",
                        f -> f.put("totals", Map.of("refundable", "119.29", "fobUsd", "230.00"))),
                spoilt(
                        "the FOB total differs",
                        "totals.fobUsd",
                        f -> f.put("totals", Map.of("refundable", "119.28", "fobUsd", "230.01"))),
                spoilt(
                        "a refund is a cent too high",
                        "purchases[0].refundable",
                        f -> row(f, "purchases", 0).put("refundable", "79.53")),
                spoilt(
                        "the refund rate is not the library's",
                        "purchases[0].refundRate",
                        f -> row(f, "purchases", 0).put("refundRate", "0.10")),
                spoilt(
                        "the levy rate is not the invoice's",
                        "purchases[0].levyRate",
                        f -> row(f, "purchases", 0).put("levyRate", "0.09")),
                spoilt(
                        "a rate is given in percent",
                        "purchases[0].levyRate",
                        f -> row(f, "purchases", 0).put("levyRate", "13")),
                spoilt(
                        "the supplier differs",
                        "purchases[0].supplierTaxNo",
                        f -> row(f, "purchases", 0).put("supplierTaxNo", "91512081MA62K0260E")),
                spoilt(
                        "the invoice does not exist",
                        "purchases[0].invoiceNo",
                        f -> row(f, "purchases", 0).put("invoiceNo", "26328099999999999998")),
                spoilt(
                        "the invoice date differs",
                        "purchases[0].invoiceDate",
                        f -> row(f, "purchases", 0).put("invoiceDate", "2026-01-01")),
                spoilt(
                        "more than the invoice is used",
                        "purchases[0].taxableAmount",
                        f -> row(f, "purchases", 0).put("taxableAmount", "611.71")),
                spoilt(
                        "the entry does not exist",
                        "exports[0].customsNo21",
                        f -> row(f, "exports", 0).put("customsNo21", "230120260999999999001")),
                spoilt(
                        "the item does not exist",
                        "exports[0].customsNo21",
                        f -> row(f, "exports", 0)
                                .put(
                                        "customsNo21",
                                        row(f, "exports", 0)
                                                        .get("customsNo21")
                                                        .toString()
                                                        .substring(0, 18) + "003")),
                spoilt(
                        "the FOB is not the entry's",
                        "exports[0].fobUsd",
                        f -> row(f, "exports", 0).put("fobUsd", "150.01")),
                spoilt(
                        "the trade mode is not refundable",
                        "exports[0].tradeMode",
                        f -> row(f, "exports", 0).put("tradeMode", "1039")),
                spoilt(
                        "the export is tomorrow",
                        "exports[0].exportDate",
                        f -> row(f, "exports", 0)
                                .put(
                                        "exportDate",
                                        LocalDate.now(ZONE).plusDays(1).toString())),
                spoilt(
                        "the export is 37 months old",
                        "exports[0].exportDate",
                        f -> row(f, "exports", 0)
                                .put(
                                        "exportDate",
                                        LocalDate.now(ZONE).minusMonths(37).toString())),
                spoilt(
                        "the link number is of another batch",
                        "purchases[0].linkNo",
                        f -> row(f, "purchases", 0).put("linkNo", "20260100200000001")),
                spoilt(
                        "the export invoice is not ours",
                        "exports[0].exportInvoiceNo",
                        f -> row(f, "exports", 0).put("exportInvoiceNo", "26328099999999999997")),
                spoilt(
                        "the receipt is for another entry",
                        "receipts[0].customsNo",
                        f -> f.put(
                                "receipts",
                                List.of(Map.of(
                                        "customsNo",
                                        "230120260999999999",
                                        "currency",
                                        "USD",
                                        "amount",
                                        "1.00",
                                        "receivedOn",
                                        "2026-11-01",
                                        "bankRef",
                                        "X")))),
                spoilt("the taxpayer is unknown", "taxNo", f -> f.put("taxNo", "91512081MA62K0260E")));
    }

    private static Arguments spoilt(String what, String field, Consumer<Map<String, Object>> spoil) {
        return Arguments.of(what, field, spoil);
    }

    @ParameterizedTest(name = "declareWhen {0} then {1}")
    @MethodSource("faults")
    void declareWhenSpoiltThenTheFieldIsNamed(String what, String field, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> form = form();
        spoil.accept(form);
        Answer refused = submit(form);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(faultyFields(refused)).as(what + " " + refused.text()).contains(field);
    }

    @Test
    void declareWhenQuantitiesOfALinkDifferThenRefused() {
        Map<String, Object> form = form();
        row(form, "purchases", 0).put("quantity", "9");
        Answer refused = submit(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faultyFields(refused)).contains("linkNo " + link(1));
    }

    @Test
    void declareWhenCommodityIsNotRefundableThenRefused() {
        Map<String, Object> form = form();
        row(form, "exports", 0).put("commodityCode", "7116200000");
        row(form, "purchases", 0).put("commodityCode", "7116200000");
        Answer refused = submit(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faultyFields(refused)).contains("purchases[0].commodityCode");
    }

    @Test
    void declareWhenInvoiceIsNotSelectedThenRefused() {
        List<String> unselected = invoices("10");
        Map<String, Object> form = form();
        row(form, "purchases", 0).put("invoiceNo", unselected.getFirst());
        Answer refused = submit(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("退税勾选");
    }

    @Test
    void declareWhenTheEntryIsAnotherCompanysThenRefused() {
        String foreign = entry("91512081MA62K0260E");
        Map<String, Object> form = form();
        row(form, "exports", 0).put("customsNo21", foreign + "001");
        form.put("receipts", List.of());
        Answer refused = submit(form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(faultyFields(refused)).contains("exports[0].customsNo21");
    }

    @Test
    void declareWhenNeverSentThenNotFoundBySerial() {
        assertThat(ask(serial()).status()).isEqualTo(404);
    }
}
