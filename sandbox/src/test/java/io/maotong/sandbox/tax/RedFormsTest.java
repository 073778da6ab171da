package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import io.maotong.sandbox.tax.TaxCaller.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Red forms as two taxpayers see them. */
class RedFormsTest {

    private static final String BASE = TaxService.BASE;
    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final TaxCaller platform = new TaxCaller(sandbox);

    private String seller;
    private String buyer;
    private String blue;

    @BeforeEach
    void issue() {
        seller = TestTaxNumbers.of(serial());
        buyer = TestTaxNumbers.of(serial());
        hold(seller, "销售公司" + seller);
        hold(buyer, "购买公司" + buyer);
        Answer issued = sandbox.control(
                "POST",
                "/tax/input-invoices",
                Map.of(
                        "invoices",
                        List.of(Map.of(
                                "supplierTaxNo",
                                seller,
                                "supplierName",
                                "销售公司" + seller,
                                "buyerTaxNo",
                                buyer,
                                "buyerName",
                                "购买公司" + buyer,
                                "lines",
                                List.of(Map.of(
                                        "name", "水晶手链",
                                        "unit", "个",
                                        "quantity", 3,
                                        "unitPrice", "33.33",
                                        "rate", "0.13",
                                        "taxClassCode", "1080000000000009914"))))));
        blue = issued.at("/numbers/0");
    }

    @Test
    void applyWhenUnusedThenTheSellerNeedsNobodyAndTheBuyerMayNot() {
        assertThat(apply(draft("1", "01")).code()).isEqualTo(RedFormRules.SIDE);

        Reply form = apply(draft("0", "01"));

        assertThat(form.code()).isEqualTo("00");
        assertThat(form.text("hzqrxxztDm")).isEqualTo("01");
        assertThat(form.text("hzqrxxdbh")).matches("\\d{20}");
        assertThat(form.text("hzqrduuid")).matches("[0-9a-f]{32}");
        assertThat(form.data().at("/hzqrdmxList/0/lzmxxh").asInt()).isEqualTo(1);
    }

    @Test
    void applyWhenUnusedAndInPartThenRefused() {
        Map<String, Object> part = part("0", "-1", "-33.33", "-4.33");
        assertThat(apply(part).code()).isEqualTo(RedFormRules.REMAINING);
    }

    @Test
    void applyWhenTheSerialComesAgainThenTheSameFormAndWithOtherContentRefused() {
        Map<String, Object> request = draft("0", "01");
        String serial = serial();
        Reply first = apply(serial, request);
        assertThat(apply(serial, request).text("hzqrduuid")).isEqualTo(first.text("hzqrduuid"));
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put("chyyDm", "02");
        assertThat(apply(serial, other).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
        assertThat(apply(request).code()).isEqualTo(RedFormRules.OPEN);
    }

    @Test
    void applyWhenUsedThenTheOtherSideIsAskedAndMayAnswerOnce() {
        use();
        Reply form = apply(part("0", "-1", "-33.33", "-4.33"));
        assertThat(form.text("hzqrxxztDm")).isEqualTo("02");
        String uuid = form.text("hzqrduuid");

        assertThat(say(uuid, seller, "Y").code()).as("not one's own").isEqualTo(RedDesk.STATE);
        assertThat(say(uuid, buyer, "Y").text("hzqrxxztDm")).isEqualTo("04");
        assertThat(say(uuid, buyer, "N").code()).as("deny after confirm").isEqualTo(RedDesk.STATE);
        assertThat(say(uuid, seller, "C").text("hzqrxxztDm")).isEqualTo("09");
    }

    @Test
    void answerWhenTheSerialComesAgainThenItSpeaksOnce() {
        use();
        String uuid = apply(part("1", "-1", "-33.33", "-4.33")).text("hzqrduuid");
        String serial = serial();
        assertThat(say(serial, uuid, seller, "N").text("hzqrxxztDm")).isEqualTo("06");
        assertThat(say(serial, uuid, seller, "N").text("hzqrxxztDm")).isEqualTo("06");
        assertThat(say(serial, uuid, seller, "Y").code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
    }

    @Test
    void applyWhenPartsAreSpentThenWhatIsLeftIsCounted() {
        use();
        spent(part("0", "-1", "-33.33", "-4.33"));
        assertThat(apply(part("0", "-3", "-99.99", "-13.00")).code()).isEqualTo(RedFormRules.REMAINING);
        assertThat(apply(part("0", "-2", "-66.66", "-8.66")).code())
                .as("the last part takes the tax that is left")
                .isEqualTo(RedFormRules.REMAINING);
        spent(part("0", "-2", "-66.66", "-8.67"));
        assertThat(apply(part("0", "-1", "-0.01", "0")).code()).isEqualTo(RedFormRules.REMAINING);
        assertThat(sandbox.control("GET", "/tax/invoices?taxNo=" + buyer + "&role=buyer", null)
                        .text())
                .contains("\"fpzt\":\"8\"")
                .contains("\"fpzt\":\"3\"");
    }

    @Test
    void applyWhenLinesDoNotFitThenEveryFaultIsSaid() {
        use();
        Map<String, Object> wrong = part("0", "-1", "-33.33", "-4.33");
        Map<String, Object> line = line(wrong);
        line.put("dw", "箱");
        line.put("sl1", "0.09");
        line.put("lzmxxh", 1);
        Reply refused = apply(wrong);
        assertThat(refused.code()).isEqualTo(RedFormRules.LINE);
        assertThat(refused.text("returnmsg")).contains("单位须与蓝字一致：个").contains("税率须与蓝字一致");
        Map<String, Object> service = part("0", "-1", "-33.33", "-4.33");
        service.put("chyyDm", "03");
        assertThat(apply(service).code()).isEqualTo(RedFormRules.REASON);
        Map<String, Object> allowance = part("0", "-1", "-33.33", "-4.33");
        allowance.put("chyyDm", "04");
        assertThat(apply(allowance).code()).isEqualTo(RedFormRules.REASON);
        Map<String, Object> wrongly = part("0", "-1", "-33.33", "-4.33");
        wrongly.put("chyyDm", "01");
        assertThat(apply(wrongly).code()).isEqualTo(RedFormRules.REASON);
    }

    @Test
    void waitingWhenItsTimeIsOverThenExpiredForEverybody() {
        use();
        String uuid = apply(part("0", "-1", "-33.33", "-4.33")).text("hzqrduuid");
        sandbox.control("PUT", "/tax/red-forms/" + uuid, Map.of("agedHours", 73));
        assertThat(say(uuid, buyer, "Y").code()).isEqualTo(RedDesk.STATE);
        assertThat(detail(uuid, seller).text("hzqrxxztDm")).isEqualTo("07");
        assertThat(apply(part("0", "-1", "-33.33", "-4.33")).code()).isEqualTo("00");
    }

    @Test
    void counterpartWhenToldToThenItAnswersByItself() {
        use();
        sandbox.control("PUT", "/tax/red-counterparts/" + buyer, Map.of("behaviour", "DENY", "delayMillis", 300));
        String uuid = apply(part("0", "-1", "-33.33", "-4.33")).text("hzqrduuid");
        Awaitility.await().until(() -> detail(uuid, seller).text("hzqrxxztDm").equals("05"));
        assertThat(detail(uuid, TestTaxNumbers.of(serial())).code()).isEqualTo(TaxRefusal.NOT_FOUND);
    }

    @Test
    void listWhenAskedForADayThenBothSidesSeeItAndLongerIsRefused() {
        use();
        String serial = serial();
        String uuid = apply(serial, part("0", "-1", "-33.33", "-4.33")).text("hzqrduuid");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (Map.Entry<String, String> side : Map.of(seller, "0", buyer, "1").entrySet()) {
            Reply page = list(side.getKey(), side.getValue(), today, today);
            assertThat(page.data().path("total").asInt()).isEqualTo(1);
            assertThat(page.data().at("/hzqrdList/0/hzqrduuid").asString()).isEqualTo(uuid);
            assertThat(page.data().at("/hzqrdList/0/lsh").asString()).isEqualTo(serial);
        }
        assertThat(list(seller, "0", today.minusDays(1), today).text("returnmsg"))
                .contains("不能超过1天");
    }

    private void use() {
        sandbox.control("PUT", "/tax/invoices/" + blue, Map.of("hxyt", "1"));
    }

    private void spent(Map<String, Object> request) {
        String uuid = apply(request).text("hzqrduuid");
        assertThat(say(uuid, buyer, "Y").code()).isEqualTo("00");
        assertThat(sandbox.control("POST", "/tax/red-forms/" + uuid + "/spend", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Map<String, Object> draft(String side, String reason) {
        JsonNode draft = sandbox.control(
                        "GET", "/tax/red-forms/draft?blueNumber=" + blue + "&lrfsf=" + side + "&chyyDm=" + reason, null)
                .body();
        return JSON.convertValue(draft, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private Map<String, Object> part(String side, String quantity, String amount, String tax) {
        Map<String, Object> request = draft(side, "02");
        Map<String, Object> line = line(request);
        line.put("fpspsl", quantity);
        line.put("je", amount);
        line.put("se", tax);
        request.put("hzcxje", amount);
        request.put("hzcxse", tax);
        return request;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> line(Map<String, Object> request) {
        List<Object> lines = new ArrayList<>((List<Object>) request.get("hzqrdmxList"));
        Map<String, Object> line = new LinkedHashMap<>((Map<String, Object>) lines.getFirst());
        request.put("hzqrdmxList", List.of(line));
        return line;
    }

    private Reply apply(Map<String, Object> request) {
        return apply(serial(), request);
    }

    private Reply apply(String serial, Map<String, Object> request) {
        Map<String, Object> whole = new LinkedHashMap<>(request);
        whole.put("lsh", serial);
        return platform.call(BASE, "QDHZQRDSQ", whole);
    }

    private Reply say(String uuid, String taxNo, String word) {
        return say(serial(), uuid, taxNo, word);
    }

    private Reply say(String serial, String uuid, String taxNo, String word) {
        return platform.call(
                BASE, "QDHZQRDQR", Map.of("lsh", serial, "nsrsbh", taxNo, "hzqrduuid", uuid, "qrlx", word));
    }

    private Reply detail(String uuid, String taxNo) {
        return platform.call(BASE, "CXQDHZQRDMX", Map.of("nsrsbh", taxNo, "hzqrduuid", uuid));
    }

    private Reply list(String taxNo, String side, LocalDate from, LocalDate to) {
        return platform.call(
                BASE,
                "CXQDHZQRDLB",
                Map.of(
                        "nsrsbh",
                        taxNo,
                        "yhjslx",
                        side,
                        "lrrqq",
                        from.toString(),
                        "lrrqz",
                        to.toString(),
                        "pageNumber",
                        1,
                        "pageSize",
                        20));
    }

    private void hold(String taxNo, String name) {
        sandbox.control("POST", "/tax/parties", Map.of("taxNo", taxNo, "name", name));
    }

    private static String serial() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
