package io.maotong.invoice.red;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.Published;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Purchases from farmers 农产品收购, which the buyer issues, and their reversal, over HTTP against the real sandbox process. */
@ServiceTest
@Import({InvoiceFixture.class, Published.class})
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "MT_INVOICE_SYNC=false",
            "maotong.authority.tax.read-timeout=2s",
            "maotong.invoice.platform.processing-wait=200ms",
            "maotong.invoice.issue.undecided-tries=30",
            "maotong.invoice.red.poll-every=200ms"
        })
class PurchaseSandboxTest {

    private static final String FARMER = "11010519491231002X";
    private static final String INVOICES = "/api/merchant/invoices";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    RedFixture red;

    @BeforeEach
    void open() {
        red = new RedFixture(fixture, desk);
    }

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
    }

    @Test
    void purchaseWhenIssuedThenTheBureauHoldsItAsOurPurchaseAndSpendsOurQuota() {
        Merchant merchant = known();
        BigDecimal before = used(merchant);

        String number = purchased(merchant, "F1", "100");

        JsonNode held = held(merchant, number);
        assertThat(held.get("sellerTaxNo").asString()).isEqualTo(FARMER);
        assertThat(held.get("hjje").asString()).isEqualTo("500.00");
        assertThat(held.get("hjse").asString()).isEqualTo("0.00");
        assertThat(used(merchant).subtract(before)).isEqualByComparingTo("500.00");
    }

    @Test
    void purchaseWhenAnswersAreSwallowedThenItIsIssuedOnce() {
        Merchant merchant = known();
        Sandbox.control(
                "PUT", "/control/behaviour/tax", "{\"timeoutRate\":0.4,\"holdMillis\":2500,\"duplicateRate\":0.3}");

        purchased(merchant, "F1", "10");

        JsonNode all = json.readTree(
                        Sandbox.control("GET", "/control/tax/invoices?taxNo=" + merchant.taxNo() + "&role=buyer", null))
                .get("items");
        assertThat(all).hasSize(1);
    }

    @Test
    void reversalWhenTheFarmerCannotUseItThenTheWholeIsReversedWithoutAskingAnybody() {
        Merchant merchant = known();
        String number = purchased(merchant, "F1", "100");

        Reply part = red.apply(merchant, number, "02", RedFixture.quantity(1, "10"));
        assertThat(part.body().get("errors").get(0).get("rule").asString()).isEqualTo("WHOLE_ONLY");
        String form = red.applied(merchant, number, "02", "");

        JsonNode issued = red.awaited(merchant, form, "RED_ISSUED");
        assertThat(issued.get("form").get("platformState").asString()).isEqualTo("01");
        assertThat(held(merchant, number).get("fpzt").asString()).isEqualTo("8");
        String redNumber = issued.get("form").get("redNumber").asString();
        assertThat(held(merchant, redNumber).get("hjje").asString()).isEqualTo("-500.00");
        assertThat(jdbc.sql("SELECT seller_tax_no FROM red_form WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .doesNotContain(FARMER);
        assertThat(used(merchant))
                .as("a reversal of this month gives the quota back")
                .isEqualByComparingTo("0");
        assertThat(fixture.post(merchant, "/api/merchant/red-forms/" + form + ":reissue", "{}")
                        .status())
                .isBetween(200, 202);
    }

    @Test
    void reversalWhenTheAnswerIsSwallowedThenOneFormAndOneRedInvoice() {
        Merchant merchant = known();
        String number = purchased(merchant, "F1", "100");
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"timeoutRate\":0.4,\"holdMillis\":2500}");

        String form = red.applied(merchant, number, "01", "");

        InvoiceFixture.await(() -> !formsOf(number).isEmpty());
        Sandbox.control("DELETE", "/control/behaviour", null);
        red.awaited(merchant, form, "RED_ISSUED");
        assertThat(formsOf(number)).hasSize(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM invoice_header WHERE merchant_id = ? AND red = TRUE")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withdrawWhenItsBuyerEnteredTheFormThenItIsWithdrawnAndAnotherMayBeEntered() {
        Merchant merchant = known();
        String number = purchased(merchant, "F1", "100");
        String form = fixture.post(
                        merchant,
                        "/api/merchant/red-forms",
                        "{\"blueNumber\":\"" + number + "\",\"reason\":\"01\",\"issueAtOnce\":false}")
                .body()
                .get("formId")
                .asString();
        red.awaited(merchant, form, "CONFIRMED_FREE");

        assertThat(red.press(merchant, form, "withdraw")).isEqualTo(202);

        red.awaited(merchant, form, "WITHDRAWN");
        red.awaited(merchant, red.applied(merchant, number, "01", ""), "RED_ISSUED");
    }

    @Test
    void formThatItsBuyerEnteredAtTheBureauThenItIsOursToIssue() {
        Merchant merchant = known();
        String number = purchased(merchant, "F1", "100");
        Sandbox.control(
                "POST",
                "/control/tax/red-forms",
                Sandbox.control(
                        "GET", "/control/tax/red-forms/draft?blueNumber=" + number + "&lrfsf=0&chyyDm=01", null));

        String run = fixture.post(merchant, "/api/merchant/red-forms:sync", "{}")
                .body()
                .get("syncId")
                .asString();
        InvoiceFixture.await(() -> !fixture.get(merchant, "/api/merchant/red-forms/syncs/" + run)
                .get("run")
                .get("status")
                .asString()
                .equals("RUNNING"));

        JsonNode form = fixture.get(merchant, "/api/merchant/red-forms?blueNumber=" + number)
                .get("items")
                .get(0);
        assertThat(form.get("role").asString()).isEqualTo("SELLER");
        String id = form.get("formId").asString();
        assertThat(red.press(merchant, id, "issue")).isEqualTo(202);
        red.awaited(merchant, id, "RED_ISSUED");
    }

    @Test
    void purchaseWhenCollectedThenItIsOurInputInvoiceAndTheMonthAgrees() {
        Merchant merchant = known();
        String number = purchased(merchant, "F1", "100");

        InvoiceFixture.await(() -> {
            fixture.pulled(merchant);
            return fixture.look(merchant, "/api/merchant/input-invoices/" + number)
                            .status()
                    == 200;
        });

        String period = DateTimeFormatter.ofPattern("yyyyMM").format(BusinessTime.today(Clock.systemUTC()));
        for (String direction : new String[] {"INPUT", "OUTPUT"}) {
            String id = fixture.post(
                            merchant,
                            "/api/merchant/reconciliations",
                            "{\"direction\":\"" + direction + "\",\"period\":\"" + period + "\"}")
                    .body()
                    .get("reconciliationId")
                    .asString();
            InvoiceFixture.await(() -> !status(merchant, id).equals("RUNNING"));
            assertThat(status(merchant, id))
                    .as("%s %s", direction, detail(merchant, id))
                    .isEqualTo("MATCHED");
        }
    }

    private JsonNode detail(Merchant merchant, String id) {
        return fixture.get(merchant, "/api/merchant/reconciliations/" + id);
    }

    private String status(Merchant merchant, String id) {
        JsonNode detail = detail(merchant, id);
        return (detail.has("reconciliation") ? detail.get("reconciliation") : detail)
                .get("status")
                .asString();
    }

    private Merchant known() {
        Merchant merchant = fixture.merchant();
        Sandbox.control(
                "POST",
                "/control/tax/parties",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"" + merchant.name() + "\"}");
        return merchant;
    }

    /** @return the number that the bureau took */
    private String purchased(Merchant merchant, String serial, String kilograms) {
        Reply draft = fixture.post(merchant, INVOICES, """
                {"serialNo":"%s","kind":"AGRI_PURCHASE",
                 "seller":{"name":"李农","taxNo":"%s","address":"某村","naturalPerson":true},
                 "lines":[{"name":"苹果","taxClassCode":"1010115010100000000","unit":"千克","quantity":%s,"unitPrice":5,
                   "rate":0,"preference":"03"}]}
                """.formatted(serial, FARMER, kilograms));
        assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
        String id = draft.body().get("invoice").get("invoiceId").asString();
        assertThat(fixture.post(merchant, INVOICES + "/" + id + ":submit", "{}").status())
                .isEqualTo(202);
        InvoiceFixture.await(() -> {
            String status = invoice(merchant, id).get("status").asString();
            assertThat(status).as("%s", invoice(merchant, id)).isNotEqualTo("FAILED");
            return status.equals("ISSUED");
        });
        String number = invoice(merchant, id).get("number").asString();
        InvoiceFixture.await(
                () -> fixture.raw(merchant, INVOICES + "/" + id + "/files/xml").getStatus() == 200);
        return number;
    }

    private JsonNode invoice(Merchant merchant, String id) {
        JsonNode detail = fixture.get(merchant, INVOICES + "/" + id);
        return detail.has("invoice") ? detail.get("invoice") : detail;
    }

    private JsonNode held(Merchant merchant, String number) {
        return json.readTree(
                        Sandbox.control("GET", "/control/tax/invoices?taxNo=" + merchant.taxNo() + "&role=buyer", null))
                .get("items")
                .valueStream()
                .filter(item -> item.get("fphm").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode formsOf(String number) {
        return json.readTree(Sandbox.control("GET", "/control/tax/red-forms?blueNumber=" + number, null))
                .get("items");
    }

    private BigDecimal used(Merchant merchant) {
        return jdbc.sql("SELECT COALESCE(SUM(used), 0) FROM quota WHERE merchant_id = ?")
                .param(merchant.id())
                .query(BigDecimal.class)
                .single();
    }
}
