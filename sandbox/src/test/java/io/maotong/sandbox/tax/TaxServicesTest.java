package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.tax.TaxCaller.Reply;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The services beside issuing, and the moods, on a sandbox of their own: a mood changes it for everybody. */
class TaxServicesTest {

    private static final String BASE = "202007";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static SandboxUnderTest sandbox;

    private final TaxCaller platform = new TaxCaller(sandbox);
    private final String companyName = "东海晶贸" + UUID.randomUUID() + "有限公司";
    private final String company = TaxNumbers.invented(companyName);
    private final String thisMonth = YearMonth.now(ZONE).format(PERIOD);

    @BeforeAll
    static void open() {
        sandbox = new SandboxUnderTest(Map.of());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void calm() {
        sandbox.control("DELETE", "/tax/mood", null);
    }

    private void known() {
        assertThat(sandbox.control("POST", "/tax/parties", Map.of("taxNo", company, "name", companyName))
                        .status())
                .isEqualTo(200);
    }

    private void mood(Map<String, Object> mood) {
        SandboxUnderTest.Answer answer = sandbox.control("PUT", "/tax/mood", mood);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void taxpayer(Map<String, Object> told) {
        SandboxUnderTest.Answer answer = sandbox.control("PUT", "/tax/taxpayers/" + company, told);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Reply ask(String service) {
        return platform.call(BASE, service, Map.of("nsrsbh", company));
    }

    private static String serial() {
        return "T" + UUID.randomUUID().toString().substring(0, 24);
    }

    private static String now() {
        return LocalDateTime.now(ZONE).format(TIME);
    }

    private List<String> issue(int count) {
        Reply drawn = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", count));
        platform.call(BASE, "XZTHSXED", Map.of("nsrsbh", company, "sqlx", "0", "sqed", "100000.00", "ywlsh", serial()));
        List<Map<String, Object>> invoices = new ArrayList<>();
        String first = drawn.text("fpqshm");
        for (int i = 0; i < count; i++) {
            String number = first.substring(0, 5) + String.format("%015d", Long.parseLong(first.substring(5)) + i);
            invoices.add(InvoiceDrafts.export(number, company, companyName, now()));
        }
        Reply ticket = platform.call(BASE, "QDFPSC", Map.of("lsh", serial(), "fpxx", invoices));
        Reply verdicts = platform.settled(BASE, "CXQDFPSCJG", Map.of("sllsh", ticket.text("sllsh")));
        return verdicts.data()
                .path("fpjgList")
                .valueStream()
                .map(one -> one.path("cljg").asString())
                .toList();
    }

    @Test
    void basicsRiskAndRatesWhenNothingWasToldThenAnOrdinaryTaxpayer() {
        known();
        Reply basics = ask("CXNSRJBXX");
        assertThat(basics.text("nsrmc")).isEqualTo(companyName);
        assertThat(basics.text("nsrlx")).isEqualTo("1");
        assertThat(basics.text("nsrztDm")).isEqualTo("03");
        assertThat(basics.text("zgswjgDm")).isEqualTo("13207220000");
        assertThat(ask("CXNSRFXXX").text("kpxzbz")).isEqualTo("N");
        assertThat(ask("CXKYSL")
                        .data()
                        .path("slList")
                        .valueStream()
                        .map(r -> r.path("slv").asString()))
                .contains("0.13", "0.09", "0.06", "0.01", "0");
    }

    @Test
    void basicsWhenNobodyKnowsTheNumberThenNotFound() {
        assertThat(ask("CXNSRJBXX").code()).isEqualTo(TaxRefusal.NOT_FOUND);
        assertThat(ask("CXKYSL").code()).isEqualTo(TaxRefusal.UNKNOWN_TAXPAYER);
    }

    @Test
    void smallScaleTaxpayerHasNoGeneralRates() {
        known();
        taxpayer(Map.of("kind", "2"));
        assertThat(ask("CXKYSL")
                        .data()
                        .path("slList")
                        .valueStream()
                        .map(r -> r.path("slv").asString()))
                .contains("0.03", "0.01")
                .doesNotContain("0.13", "0.09", "0.06");
    }

    @Test
    void suspendedTaxpayerDrawsNoNumbersAndIssuesNothing() {
        known();
        Reply drawn = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 1));
        platform.call(BASE, "XZTHSXED", Map.of("nsrsbh", company, "sqlx", "0", "sqed", "1000.00", "ywlsh", serial()));
        taxpayer(Map.of("state", "05"));
        assertThat(platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 1))
                        .code())
                .isEqualTo(TaxRefusal.SUSPENDED);
        Reply ticket = platform.call(
                BASE,
                "QDFPSC",
                Map.of(
                        "lsh",
                        serial(),
                        "fpxx",
                        List.of(InvoiceDrafts.export(drawn.text("fpqshm"), company, companyName, now()))));
        Reply verdict = platform.settled(BASE, "CXQDFPSCJG", Map.of("sllsh", ticket.text("sllsh")));
        assertThat(verdict.data().at("/fpjgList/0/cljg").asString()).isEqualTo(Fault.STATE);
        taxpayer(Map.of("risk", "02", "riskReason", "虚开"));
        assertThat(ask("CXNSRFXXX").text("kpxzbz")).isEqualTo("Y");
        assertThat(ask("CXNSRFXXX").text("fxyy")).isEqualTo("虚开");
    }

    @Test
    void classificationWhenPagedThenEveryClassOnceAndLaterOnlyTheChanges() {
        Map<String, String> read = new HashMap<>();
        String stamp = "";
        boolean more = true;
        int pages = 0;
        while (more) {
            Reply page = platform.call(BASE, "CXSSFLBM", Map.of("sjc", stamp, "size", 10));
            page.data()
                    .path("bmList")
                    .valueStream()
                    .forEach(item -> assertThat(read.put(
                                    item.path("sphfwssflhbbm").asString(),
                                    item.path("spfwjc").asString()))
                            .isNull());
            stamp = page.text("sjc");
            more = page.data().path("hasMore").asBoolean();
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(read).containsEntry("1080000000000009914", "玻璃制品").containsKey("3040502020200000000");
        assertThat(platform.call(BASE, "CXSSFLBM", Map.of("sjc", stamp)).data().path("bmList"))
                .isEmpty();
        assertThat(sandbox.control(
                                "POST",
                                "/tax/classes",
                                Map.of(
                                        "classes",
                                        List.of(Map.of(
                                                "code", "1080512990000000000",
                                                "name", "其他玻璃器皿",
                                                "shortName", "玻璃器皿",
                                                "rates", List.of("0.13"),
                                                "validTo", "2030-12-31"))))
                        .status())
                .isEqualTo(200);
        Reply changed = platform.call(BASE, "CXSSFLBM", Map.of("sjc", stamp));
        assertThat(changed.data().path("bmList")).hasSize(1);
        assertThat(changed.data().at("/bmList/0/zzrq").asString()).isEqualTo("20301231");
    }

    @Test
    void differentialCodesAreListed() {
        assertThat(platform.call(BASE, "CXCEZSBM", Map.of())
                        .data()
                        .path("bmList")
                        .valueStream()
                        .map(item -> item.path("cezslxDm").asString()))
                .contains("01", "02");
    }

    @Test
    void validityWhenExtendedThenTheOldMonthLivesOnAndNeverBackwards() {
        known();
        String lastMonth = YearMonth.now(ZONE).minusMonths(1).format(PERIOD);
        Map<String, Object> extend = Map.of("nsrsbh", company, "sq", lastMonth, "yxq", thisMonth, "ywlsh", serial());
        Reply extended = platform.call(BASE, "TZSXEDYXQ", extend);
        assertThat(extended.code()).isEqualTo("00");
        assertThat(extended.text("sq")).isEqualTo(lastMonth);
        assertThat(platform.call(BASE, "TZSXEDYXQ", extend).code()).isEqualTo("00");
        Map<String, Object> backwards = Map.of("nsrsbh", company, "sq", thisMonth, "yxq", lastMonth, "ywlsh", "X");
        assertThat(platform.call(BASE, "TZSXEDYXQ", backwards).code()).isEqualTo(TaxRefusal.INVALID);
    }

    @Test
    void monthTotalsWhenConfirmedThenTheSameOrTheDifference() {
        known();
        assertThat(issue(3)).containsOnly("00");
        Reply totals = platform.call(BASE, "CXFPHZQRXX", Map.of("nsrsbh", company, "sq", thisMonth));
        assertThat(totals.data().path("lpfs").asInt()).isEqualTo(3);
        assertThat(totals.text("lpje")).isEqualTo("2148.60");
        assertThat(totals.text("qrztDm")).isEqualTo("00");
        String serial = serial();
        Map<String, Object> ours = new HashMap<>(Map.of(
                "nsrsbh", company, "sq", thisMonth, "lsh", serial, "lpfs", 3, "lpje", "2148.60", "lpse", "0", "hpfs", 0,
                "hpje", "0.00", "hpse", "0.00"));
        assertThat(platform.call(BASE, "SCFPHZQRXX", ours).text("qrztDm")).isEqualTo("01");
        sandbox.control(
                "PUT",
                "/tax/month-difference",
                Map.of("taxNo", company, "period", thisMonth, "blueCount", 1, "blueAmount", "10.00"));
        assertThat(platform.call(BASE, "SCFPHZQRXX", ours).text("qrztDm"))
                .as("the same serial")
                .isEqualTo("01");
        ours.put("lsh", serial());
        Reply differs = platform.call(BASE, "SCFPHZQRXX", ours);
        assertThat(differs.text("qrztDm")).isEqualTo("02");
        assertThat(differs.text("lpje")).isEqualTo("2158.60");
        ours.put("lpfs", 4);
        assertThat(platform.call(BASE, "SCFPHZQRXX", ours).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
    }

    @Test
    void moodWhenBusyThenEachWayOfSayingSo() {
        known();
        mood(Map.of("busyRate", 1.0));
        assertThat(ask("CXSXED").code()).isEqualTo("0499");
        mood(Map.of("errorBusyRate", 1.0));
        assertThat(ask("CXSXED").error().path("Code").asString()).isEqualTo("0499");
        mood(Map.of("envelopeLimitedRate", 1.0));
        assertThatThrownBy(() -> ask("CXSXED")).hasMessageContaining("429");
        mood(Map.of("limitedRate", 1.0));
        assertThatThrownBy(() -> ask("CXSXED")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void moodWhenSpoiltThenTheWorkIsDoneAndTheAnswerIsNot() {
        known();
        for (String spoilt : List.of("garbageRate", "halfRate", "wrongKeyRate")) {
            String serial = serial();
            mood(Map.of(spoilt, 1.0, "gzipRate", 0.0));
            Map<String, Object> move = Map.of("nsrsbh", company, "sqlx", "0", "sqed", "10.00", "ywlsh", serial);
            assertThatThrownBy(() -> platform.call(BASE, "XZTHSXED", move))
                    .as(spoilt)
                    .isInstanceOf(RuntimeException.class);
        }
        sandbox.control("DELETE", "/tax/mood", null);
        assertThat(ask("CXSXED").text("yxzed")).isEqualTo("30.00");
    }

    @Test
    void moodWhenDoublyStringifiedThenStatusAndResponseAndDataAreStrings() {
        known();
        mood(Map.of("doublyStringifiedRate", 1.0));
        assertThatThrownBy(() -> ask("CXSXED"))
                .hasMessageContaining("not an envelope")
                .hasMessageContaining("00");
    }

    @Test
    void moodWhenARateIsNoneThenRefused() {
        assertThat(sandbox.control("PUT", "/tax/mood", Map.of("halfRate", 2)).status())
                .isEqualTo(422);
    }

    @Test
    void sandboxPathWhenTheCaseIsNamedThenItPassesAndProductionOpens() {
        known();
        mood(Map.of("requireTestCases", true));
        assertThat(ask("CXNSRFXXX").error().path("Code").asString()).isEqualTo("TEST_CASES_OPEN");
        assertThat(platform.rehearse(BASE, "CXNSRFXXX", "CXSXED-01", Map.of("nsrsbh", company))
                        .error()
                        .path("Code")
                        .asString())
                .isEqualTo("TEST_CASE_MISSING");
        assertThat(platform.rehearse(BASE, "CXNSRFXXX", "CXNSRFXXX-01", Map.of("nsrsbh", "nobody"))
                        .code())
                .isEqualTo(TaxRefusal.NOT_FOUND);
        assertThat(ask("CXNSRFXXX").error()).as("it has not passed").isNotNull();
        assertThat(platform.rehearse(BASE, "CXNSRFXXX", "CXNSRFXXX-01", Map.of("nsrsbh", company))
                        .code())
                .isEqualTo("00");
        assertThat(ask("CXNSRFXXX").code()).isEqualTo("00");
        assertThat(sandbox.control("GET", "/tax/test-cases", null)
                        .body()
                        .valueStream()
                        .filter(one -> one.path("ylbm").asString().equals("CXNSRFXXX-01"))
                        .map(one -> one.path("calls").asInt()))
                .containsExactly(2);
    }

    @Test
    void quotaWhenItsValidityIsOverThenNothingCanBeSpentOfIt() {
        BigDecimal ten = new BigDecimal("10.00");
        Quotas.Quota quota = new Quotas.Quota(company, "202611", ten, ten, BigDecimal.ZERO, false, "202611");
        assertThat(UploadService.quotaFault(quota, ten, "202611")).isNull();
        assertThat(UploadService.quotaFault(quota, ten, "202612")).contains("有效期");
        assertThat(UploadService.quotaFault(quota.validUntil("202612"), ten, "202612"))
                .isNull();
        assertThat(UploadService.quotaFault(quota, ten.add(BigDecimal.ONE), "202611"))
                .contains("不足");
    }

    @Test
    void purchaseWhenUploadedThenTheBuyerIsItsIssuerInNumbersQuotaAndTotals() {
        known();
        Reply drawn = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 1));
        platform.call(BASE, "XZTHSXED", Map.of("nsrsbh", company, "sqlx", "0", "sqed", "2000.00", "ywlsh", serial()));
        String number = drawn.text("fpqshm");
        Map<String, Object> purchase =
                InvoiceDrafts.special(number, "110101199003070038", "李大山", company, companyName, now());
        purchase.put("fppz", "02");
        purchase.put("sgfplxDm", "01");
        purchase.put("tdys", "16");
        Map<String, Object> line = InvoiceDrafts.line(1, "苹果", "200", "6.5", "1300.00", "0.00");
        line.put("slv", "0");
        line.put("yhzcbs", "03");
        line.put("spfwjc", "水果");
        line.put("hwhyslwfwmc", "*水果*苹果");
        line.put("sphfwssflhbbm", "1010115010100000000");
        InvoiceDrafts.lines(purchase, List.of(line));

        Reply ticket = platform.call(BASE, "QDFPSC", Map.of("lsh", serial(), "fpxx", List.of(purchase)));
        Reply verdict = platform.settled(BASE, "CXQDFPSCJG", Map.of("sllsh", ticket.text("sllsh")));

        assertThat(verdict.data().at("/fpjgList/0/cljgxx").asString()).isEqualTo("成功");
        assertThat(platform.settled(BASE, "CXFPXX", Map.of("nsrsbh", company, "fphm", number))
                        .data()
                        .at("/fpList/0/fphm")
                        .asString())
                .isEqualTo(number);
        assertThat(ask("CXSXED").text("yxzwsyed")).isEqualTo("700.00");
        Reply totals = platform.call(BASE, "CXFPHZQRXX", Map.of("nsrsbh", company, "sq", thisMonth));
        assertThat(totals.data().path("lpfs").asInt()).isEqualTo(1);
        assertThat(totals.text("lpje")).isEqualTo("1300.00");
    }

    @Test
    void lagWhenToldThenABuyerCollectsLater() {
        known();
        String buyer = TaxNumbers.invented("收票" + companyName);
        mood(Map.of("feedLagMillis", 3_600_000));
        Reply drawn = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 1));
        platform.call(BASE, "XZTHSXED", Map.of("nsrsbh", company, "sqlx", "0", "sqed", "2000.00", "ywlsh", serial()));
        Map<String, Object> invoice =
                InvoiceDrafts.special(drawn.text("fpqshm"), company, companyName, buyer, "收票", now());
        Reply ticket = platform.call(BASE, "QDFPSC", Map.of("lsh", serial(), "fpxx", List.of(invoice)));
        assertThat(platform.settled(BASE, "CXQDFPSCJG", Map.of("sllsh", ticket.text("sllsh")))
                        .data()
                        .at("/fpjgList/0/cljg")
                        .asString())
                .isEqualTo("00");

        assertThat(platform.call("203067", "CXZLXZFPXX", Map.of("nsrsbh", buyer))
                        .data()
                        .path("fpList"))
                .isEmpty();
    }
}
