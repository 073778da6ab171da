package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class InvoiceApiTest {

    private static final String INVOICES = "/api/merchant/invoices";
    private static final String LINE = """
            {"name":"水晶手链","taxClassCode":"1060599000000000000","unit":"条","quantity":3,"unitPrice":33.33,"rate":0.13}
            """;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void previewWhenAllHoldsThenCalculatedAndNothingIsWritten() {
        Merchant merchant = fixture.merchant();

        JsonNode preview = fixture.post(merchant, INVOICES + ":preview", request("P1", LINE))
                .body();

        assertThat(preview.get("errors").size()).as(preview.toString()).isZero();
        assertThat(preview.get("acceptable").asBoolean()).isTrue();
        assertThat(preview.get("total").get("amount").asString()).isEqualTo("112.99");
        assertThat(preview.get("lines").get(0).get("printedName").asString()).isEqualTo("*工艺品*水晶手链");
        assertThat(preview.get("buyer").get("account").asString()).isEqualTo("***2222");
        assertThat(fixture.get(merchant, INVOICES).get("total").asInt()).isZero();
    }

    @Test
    void previewWhenManyRulesAreBrokenThenEachIsToldWithItsLineAndWhatIsRight() {
        Merchant merchant = fixture.merchant();
        String lines = """
                {"name":"a*b","taxClassCode":"9999999999999999999","amount":100,"rate":0.13,"tax":20},
                {"name":"c","taxClassCode":"1060599000000000000"},
                {"name":"d","taxClassCode":"1060500000000000000","amount":1,"rate":0.13,"quantity":1}
                """;

        JsonNode preview = fixture.post(merchant, INVOICES + ":preview", request("P1", lines))
                .body();

        assertThat(preview.get("acceptable").asBoolean()).isFalse();
        assertThat(errors(preview.get("errors")))
                .contains(
                        "INVOICE-40004 lines[0].name",
                        "INVOICE-40010 lines[0].taxClassCode",
                        "INVOICE-40032 lines[0].tax",
                        "INVOICE-40011 lines[1].rate",
                        "INVOICE-40031 lines[1].amount",
                        "INVOICE-40010 lines[2].taxClassCode",
                        "INVOICE-40025 lines[2].quantity");
        assertThat(preview.get("errors")
                        .valueStream()
                        .map(one -> one.get("hint").asString()))
                .allMatch(hint -> !hint.isBlank());
        Reply create = fixture.post(merchant, INVOICES, request("P1", lines));
        assertThat(create.status()).isEqualTo(400);
        assertThat(create.body().get("errors").size())
                .isEqualTo(preview.get("errors").size());
    }

    @Test
    void createSubmitAndIssueThenTheInvoiceIsInTheListAndTheExport() throws Exception {
        Merchant merchant = fixture.merchant();
        JsonNode draft = create(merchant, "A1", LINE);
        String id = id(draft);

        assertThat(fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}").status())
                .isEqualTo(202);

        status(merchant, id, "ISSUED");
        assertThat(total(merchant, "kind=DIGITAL_SPECIAL&status=ISSUED&origin=MANUAL&red=false"))
                .isEqualTo(1);
        assertThat(total(merchant, "buyerTaxNo=91512081MA62K0260E&totalFrom=112.99&totalTo=112.99"))
                .isEqualTo(1);
        assertThat(total(merchant, "q=四川&sort=buyerName,asc")).isEqualTo(1);
        assertThat(total(merchant, "issuedFrom=2020-01-01&issuedTo=2020-12-31")).isZero();
        String csv = mvc.perform(
                        MockMvcRequestBuilders.get(INVOICES + ":export").with(merchant.caller()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv).startsWith("\uFEFF\"发票号码\"").contains("\"112.99\"", "\"A1\"");
        Map<String, Object> sent = platform.received(merchant.taxNo()).getFirst();
        assertThat(sent).containsEntry("fppz", "01").containsEntry("gmfzh", "6222000011112222");
    }

    @Test
    void createWhenTheSerialNumberComesAgainThenTheSameOr409() {
        Merchant merchant = fixture.merchant();
        String first = id(create(merchant, "A1", LINE));

        assertThat(id(create(merchant, "A1", LINE.replace("33.33", "33.330")))).isEqualTo(first);
        Reply other = fixture.post(merchant, INVOICES, request("A1", LINE.replace("33.33", "33.34")));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("code").asString()).isEqualTo("INVOICE-40901");
    }

    @Test
    void editWhenSomebodyWasFasterThen409AndTheFirstStays() {
        Merchant merchant = fixture.merchant();
        JsonNode draft = create(merchant, "A1", LINE);
        String path = INVOICES + "/" + id(draft);
        long version = draft.get("invoice").get("version").asLong();
        String changed = request("A1", LINE.replace("33.33", "40")).replace("\"kind\"", "\"version\":%d,\"kind\"");

        Reply first = fixture.put(merchant, path, changed.formatted(version));
        Reply second = fixture.put(merchant, path, changed.formatted(version));

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.body().get("invoice").get("amount").get("amount").asString())
                .isEqualTo("120.00");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("code").asString()).isEqualTo("INVOICE-40903");
    }

    @Test
    void editWhenTheBuyerIsLeftOutThenItsAccountStays() {
        Merchant merchant = fixture.merchant();
        JsonNode draft = create(merchant, "A1", LINE);
        String body = "{\"kind\":\"DIGITAL_SPECIAL\",\"version\":%d,\"lines\":[%s]}"
                .formatted(draft.get("invoice").get("version").asLong(), LINE);

        Reply changed = fixture.put(merchant, INVOICES + "/" + id(draft), body);

        assertThat(changed.body().get("buyer").get("account").asString()).isEqualTo("***2222");
        assertThat(changed.body().get("buyer").get("name").asString()).isEqualTo("四川某贸易有限公司");
    }

    @Test
    void submitWhenManyPressAtOnceThenIssuedOnce() throws Exception {
        Merchant merchant = fixture.merchant();
        String id = id(create(merchant, "A1", LINE));
        Callable<Integer> press = () ->
                fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}").status();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> one : threads.invokeAll(Collections.nCopies(6, press))) {
                answers.add(one.get());
            }
        }

        assertThat(answers).contains(202).allMatch(status -> status == 202 || status == 409);
        status(merchant, id, "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(fixture.get(merchant, INVOICES + "/" + id)
                        .get("timeline")
                        .valueStream()
                        .map(step -> step.get("status").asString()))
                .containsExactly("DRAFT", "READY", "SUBMITTING", "ISSUED");
    }

    @Test
    void submitWhenTheWorkerDiesThenIssuedOnce() {
        Merchant merchant = fixture.merchant();
        platform.plan("draw", merchant.taxNo(), Mishap.DEATH);
        platform.plan("upload", merchant.taxNo(), Mishap.DEATH, Mishap.ANSWER_LOST);
        String id = id(create(merchant, "A1", LINE));

        fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}");

        status(merchant, id, "ISSUED");
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(jdbc.sql("SELECT fate FROM number_fate WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .list())
                .containsExactly("ISSUED");
    }

    @Test
    void failedWhenEditedThenIssuedUnderItsNumber() {
        Merchant merchant = fixture.merchant();
        JsonNode draft = create(merchant, "A1", LINE, "REFUSE-ME");
        String id = id(draft);
        fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}");
        JsonNode failed = status(merchant, id, "FAILED");
        assertThat(fixture.get(merchant, "/api/merchant/invoice-exceptions")
                        .get("items")
                        .get(0)
                        .get("actions")
                        .get(0)
                        .asString())
                .isEqualTo("EDIT");

        String body = request("A1", LINE, "好")
                .replace(
                        "\"kind\"",
                        "\"version\":%d,\"kind\""
                                .formatted(failed.get("invoice").get("version").asLong()));
        Reply edited = fixture.put(merchant, INVOICES + "/" + id, body);

        assertThat(edited.body().get("invoice").get("status").asString()).isEqualTo("DRAFT");
        fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}");
        status(merchant, id, "ISSUED");
        assertThat(platform.received(merchant.taxNo()))
                .extracting(document -> document.get("fphm"))
                .hasSize(2)
                .containsOnly(platform.received(merchant.taxNo()).getFirst().get("fphm"));
    }

    @Test
    void cancelWhenOnlyADraftThenItIsGoneForGood() {
        Merchant merchant = fixture.merchant();
        String path = INVOICES + "/" + id(create(merchant, "A1", LINE));

        assertThat(fixture.post(merchant, path + ":cancel", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.post(merchant, path + ":cancel", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(409);
        assertThat(fixture.post(merchant, path + ":submit", "{}").status()).isEqualTo(409);
        assertThat(id(fixture.post(merchant, path + ":copy", "{\"serialNo\":\"A2\"}")
                        .body()))
                .isNotEqualTo(path);
    }

    @Test
    void agriculturalPurchaseThenTheBuyerIssuesAndTheFarmersNumberIsNotReadable() {
        Merchant merchant = fixture.merchant();
        String body = """
                {"serialNo":"F1","kind":"AGRI_PURCHASE",
                 "seller":{"name":"李农","taxNo":"11010519491231002X","address":"某村","naturalPerson":true},
                 "lines":[{"name":"苹果","taxClassCode":"1010115010100000000","unit":"千克","quantity":100,"unitPrice":5,
                   "rate":0,"preference":"03"}]}
                """;

        Reply reply = fixture.post(merchant, INVOICES, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        JsonNode draft = reply.body();
        assertThat(draft.get("specialElement").asString()).isEqualTo("16");
        assertThat(draft.get("seller").get("taxNo").asString()).isEqualTo("***002X");
        fixture.post(merchant, INVOICES + "/" + id(draft) + ":submit", "{}");
        status(merchant, id(draft), "ISSUED");
        assertThat(jdbc.sql("SELECT * FROM invoice_header WHERE id = ?")
                        .param(id(draft))
                        .query()
                        .singleRow()
                        .values())
                .noneMatch(value -> String.valueOf(value).contains("11010519491231002X"));
        assertThat(platform.received("11010519491231002X").getLast())
                .containsEntry("sgfplxDm", "01")
                .containsEntry("gmfnsrsbh", merchant.taxNo());
    }

    @Test
    void photovoltaicPurchaseThenTheBuyerIssuesItAsSuch() {
        Merchant merchant = fixture.merchant();
        String body = """
                {"serialNo":"PV1","kind":"PHOTOVOLTAIC_PURCHASE","taxIncluded":false,
                 "seller":{"name":"王光","taxNo":"110101199003070011","naturalPerson":true},
                 "lines":[{"name":"光伏电量","taxClassCode":"1060599000000000000","unit":"千瓦时","quantity":1000,"unitPrice":0.4,
                   "rate":0,"preference":"03"}]}
                """;

        Reply reply = fixture.post(merchant, INVOICES, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.body().get("specialElement").asString()).isEqualTo("17");
        fixture.post(merchant, INVOICES + "/" + id(reply.body()) + ":submit", "{}");
        status(merchant, id(reply.body()), "ISSUED");
        assertThat(platform.received("110101199003070011").getLast())
                .containsEntry("sgfplxDm", "02")
                .containsEntry("tdys", "17")
                .containsEntry("fppz", "02")
                .containsEntry("gmfnsrsbh", merchant.taxNo());
        Reply company = fixture.post(
                merchant, INVOICES, body.replace("PV1", "PV2").replace("110101199003070011", "91512081MA62K0260E"));
        assertThat(company.status()).isEqualTo(400);
        assertThat(company.body().toString()).contains("seller.taxNo");
    }

    @Test
    void differentialThenTheRemarkBeginsAsItMust() {
        Merchant merchant = fixture.merchant();
        String body = """
                {"serialNo":"D1","kind":"DIGITAL_NORMAL","differential":"02","taxIncluded":true,"remark":"代理费",
                 "buyer":{"name":"四川某贸易有限公司","taxNo":"91512081MA62K0260E"},
                 "lines":[{"name":"代理","taxClassCode":"3040801010000000000","amount":1060000,"rate":0.06,"deduction":848000}],
                 "vouchers":[{"voucherNo":1,"kind":"01","number":"26328000000000000001","total":900000,"deducted":848000}]}
                """;

        Reply reply = fixture.post(merchant, INVOICES, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.body().get("remark").asString()).isEqualTo("差额征税：848000.00。代理费");
        assertThat(reply.body().get("tax").get("amount").asString()).isEqualTo("12000.00");
        assertThat(reply.body().get("vouchers").size()).isEqualTo(1);
    }

    @Test
    void listConditionsUseTheirIndexes() {
        Merchant merchant = fixture.merchant();
        String id = id(create(merchant, "A1", LINE));
        jdbc.sql("""
                        INSERT INTO invoice_header (id, merchant_id, version, kind, status, upload_state, serial_no, attempt,
                          issuer_tax_no, seller_tax_no, seller_name, region_code, buyer_name, buyer_tax_no, buyer_key, amount,
                          tax, total, order_nos, undecided, submitted_on, origin, reference, created_by, created_at, updated_at)
                        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
                        SELECT -i, merchant_id + 2000000, 1, kind, 'DRAFT', upload_state, CONCAT('N', i), 1, issuer_tax_no,
                          seller_tax_no, seller_name, region_code, CONCAT(buyer_name, i), i, SHA2(i, 256), amount, tax, total,
                          '[]', 0, DATE_ADD('2026-01-01', INTERVAL MOD(i, 300) DAY), 'IMPORT', CONCAT('R', i), created_by,
                          created_at, updated_at
                        FROM n JOIN invoice_header WHERE id = ?
                        """).param(id).update();
        jdbc.sql("ANALYZE TABLE invoice_header").query().listOfRows();
        for (String condition : List.of(
                "buyer_tax_no = '17' ORDER BY id DESC LIMIT 20",
                "buyer_key = SHA2('17', 256) AND submitted_on = '2026-03-01'",
                "submitted_on BETWEEN '2026-03-01' AND '2026-03-02'",
                "origin = 'IMPORT' AND reference = 'R17'",
                "blue_number = '1'")) {
            assertThat(jdbc.sql("EXPLAIN FORMAT=JSON SELECT * FROM invoice_header WHERE merchant_id = "
                                    + (merchant.id() + 2000000) + " AND " + condition)
                            .query(String.class)
                            .single())
                    .as(condition)
                    .containsPattern("\"ix_invoice_");
        }
    }

    private JsonNode create(Merchant merchant, String serialNo, String lines) {
        return create(merchant, serialNo, lines, null);
    }

    private JsonNode create(Merchant merchant, String serialNo, String lines, String remark) {
        Reply reply = fixture.post(merchant, INVOICES, request(serialNo, lines, remark));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.body();
    }

    private static String request(String serialNo, String lines) {
        return request(serialNo, lines, null);
    }

    private static String request(String serialNo, String lines, String remark) {
        return """
                {"serialNo":"%s","kind":"DIGITAL_SPECIAL","remark":%s,
                 "buyer":{"name":"四川某贸易有限公司","taxNo":"91512081MA62K0260E","bank":"工行简阳支行",
                   "account":"6222000011112222"},
                 "lines":[%s]}
                """.formatted(serialNo, remark == null ? "null" : "\"" + remark + "\"", lines);
    }

    private JsonNode status(Merchant merchant, String id, String status) {
        InvoiceFixture.await(() -> fixture.get(merchant, INVOICES + "/" + id)
                .get("invoice")
                .get("status")
                .asString()
                .equals(status));
        return fixture.get(merchant, INVOICES + "/" + id);
    }

    private int total(Merchant merchant, String query) {
        return fixture.get(merchant, INVOICES + "?" + query).get("total").asInt();
    }

    private static String id(JsonNode detail) {
        return detail.get("invoice").get("invoiceId").asString();
    }

    private static Stream<String> errors(JsonNode errors) {
        return errors.valueStream()
                .map(one -> one.get("code").asString() + " " + one.get("field").asString());
    }
}
