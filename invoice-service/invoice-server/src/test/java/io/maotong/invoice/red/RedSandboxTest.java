package io.maotong.invoice.red;

import static io.maotong.invoice.red.RedFixture.amount;
import static io.maotong.invoice.red.RedFixture.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.party.CreditCode;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.Published;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Red forms and red invoices over HTTP against the real sandbox process, both sides, well behaved and not. */
@ServiceTest
@Import({InvoiceFixture.class, Published.class})
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "maotong.authority.tax.read-timeout=2s",
            "maotong.invoice.platform.processing-wait=200ms",
            "maotong.invoice.issue.undecided-tries=30",
            "maotong.invoice.red.poll-every=200ms"
        })
class RedSandboxTest {

    private static final AtomicInteger PARTIES = new AtomicInteger();

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    Published.Reversals reversals;

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
    void partsWhenTheBuyerConfirmsEachThenTheSumIsTheBlueInvoiceToTheCent() {
        InvoiceFixture.Merchant merchant = known();
        Party buyer = buyer();
        StoredInvoice blue = used(merchant, buyer);
        behave(buyer, "CONFIRM", 0);
        String number = blue.document().number();

        String first = red.applied(merchant, number, "02", quantity(1, "1") + "," + quantity(2, "3"));
        red.awaited(merchant, first, "RED_ISSUED");
        String second = red.applied(merchant, number, "04", amount(2, "0.07"));
        red.awaited(merchant, second, "RED_ISSUED");
        assertThat(red.apply(merchant, number, "02", quantity(1, "2.5"))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40052");
        String third = red.applied(merchant, number, "02", quantity(1, "1.37") + "," + quantity(2, "6.999"));
        red.awaited(merchant, third, "RED_ISSUED");
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.PART_REVERSED);
        String last = red.applied(merchant, number, "01", "");
        red.awaited(merchant, last, "RED_ISSUED");

        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (JsonNode form : formsOf(number)) {
            assertThat(form.get("redNumber").asString()).matches("\\d{20}");
            amount = amount.add(new BigDecimal(form.get("amount").asString()));
            tax = tax.add(new BigDecimal(form.get("tax").asString()));
        }
        assertThat(amount).isEqualByComparingTo("-999.99");
        assertThat(tax).isEqualByComparingTo("-130.00");
        assertThat(heldState(merchant, number)).isEqualTo("8");
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.REVERSED);
        assertThat(red.apply(merchant, number, "01", "").body().get("code").asString())
                .isEqualTo("INVOICE-40053");
        InvoiceFixture.await(() -> reversals.of(merchant.id()).stream()
                .anyMatch(fact -> fact.whole()
                        && fact.amount().amount().compareTo(new BigDecimal("999.99")) == 0
                        && fact.tax().amount().compareTo(new BigDecimal("130.00")) == 0));
    }

    @Test
    void unusedWhenTheSellerAppliesForTheWholeThenNobodyIsAsked() {
        InvoiceFixture.Merchant merchant = known();
        StoredInvoice blue = red.blue(merchant, buyer());
        String number = blue.document().number();
        accepted(merchant, number);

        String part = red.applied(merchant, number, "02", quantity(1, "1"));
        JsonNode refused = red.awaited(merchant, part, "REFUSED");
        assertThat(refused.get("platformMessage").asString()).contains("全额冲红");
        String whole = red.applied(merchant, number, "02", "");

        JsonNode issued = red.awaited(merchant, whole, "RED_ISSUED");
        assertThat(issued.get("form").get("platformState").asString()).isEqualTo("01");
        assertThat(red.find(merchant, blue.id()).status()).isEqualTo(InvoiceStatus.REVERSED);
    }

    @Test
    void usedWhenTheBuyerDeniesOrNeverAnswersThenTheFormDiesByThePlatformsWord() {
        InvoiceFixture.Merchant merchant = known();
        Party buyer = buyer();
        String number = used(merchant, buyer).document().number();
        behave(buyer, "DENY", 100);
        red.awaited(merchant, red.applied(merchant, number, "01", ""), "DENIED");
        behave(buyer, "IGNORE", 0);
        String form = red.applied(merchant, number, "01", "");
        red.awaited(merchant, form, "WAITING");

        control("PUT", "/control/tax/red-forms/" + uuid(number), "{\"agedHours\":73}");

        JsonNode expired = red.awaited(merchant, form, "EXPIRED");
        assertThat(expired.get("form").get("platformState").asString()).isEqualTo("07");
    }

    @Test
    void waitingWhenThePlatformVoidsItThenOursIsVoidToo() {
        InvoiceFixture.Merchant merchant = known();
        Party buyer = buyer();
        String number = used(merchant, buyer).document().number();
        for (String state : new String[] {"10", "11", "12", "13"}) {
            String form = red.applied(merchant, number, "01", "");
            red.awaited(merchant, form, "WAITING");
            control("PUT", "/control/tax/red-forms/" + uuid(number), "{\"state\":\"" + state + "\"}");
            assertThat(red.awaited(merchant, form, "VOIDED")
                            .get("form")
                            .get("platformState")
                            .asString())
                    .isEqualTo(state);
        }
    }

    @Test
    void withdrawWhenConfirmedThenRevokedAndAnotherMayBeEntered() {
        InvoiceFixture.Merchant merchant = known();
        Party buyer = buyer();
        String number = used(merchant, buyer).document().number();
        behave(buyer, "CONFIRM", 0);
        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                "/api/merchant/red-forms",
                "{\"blueNumber\":\"" + number + "\",\"reason\":\"01\",\"issueAtOnce\":false}");
        String form = reply.body().get("formId").asString();
        red.awaited(merchant, form, "CONFIRMED");

        red.press(merchant, form, "withdraw");

        red.awaited(merchant, form, "REVOKED");
        red.awaited(merchant, red.applied(merchant, number, "01", ""), "RED_ISSUED");
    }

    @Test
    void answersWhenSwallowedThenNothingIsAppliedOrIssuedTwice() {
        InvoiceFixture.Merchant merchant = known();
        Party buyer = buyer();
        String number = used(merchant, buyer).document().number();
        behave(buyer, "CONFIRM", 0);
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"timeoutRate\":0.4,\"holdMillis\":2500}");

        String form = red.applied(merchant, number, "02", quantity(1, "2"));

        InvoiceFixture.await(() -> !formsOf(number).isEmpty());
        Sandbox.control("DELETE", "/control/behaviour", null);
        red.awaited(merchant, form, "RED_ISSUED");
        assertThat(formsOf(number)).hasSize(1);
        assertThat(heldState(merchant, number)).isEqualTo("7");
    }

    @Test
    void suppliersFormWhenConfirmedHereThenItsRedInvoiceIsHeardOf() {
        InvoiceFixture.Merchant merchant = known();
        String number = bought(merchant);
        control("PUT", "/control/tax/invoices/" + number, "{\"hxyt\":\"2\"}");
        fixture.pulled(merchant);
        enter(number, "0", "02");

        JsonNode run = synced(merchant);

        assertThat(run.get("run").get("inserted").asInt()).isEqualTo(1);
        JsonNode item = fixture.get(merchant, "/api/merchant/red-forms?role=BUYER&status=WAITING")
                .get("items")
                .get(0);
        String form = item.get("formId").asString();
        assertThat(item.get("actions").valueStream().map(JsonNode::asString)).containsExactly("confirm", "deny");
        assertThat(red.press(merchant, form, "confirm")).isEqualTo(202);
        red.awaited(merchant, form, "CONFIRMED");
        assertThat(red.press(merchant, form, "deny")).isEqualTo(409);
        control("POST", "/control/tax/red-forms/" + uuid(number) + "/spend", "{}");
        red.awaited(merchant, form, "RED_ISSUED");
        InvoiceFixture.await(() -> reversals.of(merchant.id()).stream()
                .anyMatch(fact ->
                        fact.direction().equals("INPUT") && fact.blueNumber().equals(number) && fact.whole()));
    }

    @Test
    void boughtWhenWeApplyAndTheSupplierConfirmsThenItIsTheSuppliersToIssue() {
        InvoiceFixture.Merchant merchant = known();
        String number = bought(merchant);
        control("POST", "/control/tax/booked-invoices", "{\"number\":\"" + number + "\"}");
        fixture.pulled(merchant);
        String seller = json.readTree(control(
                        "GET", "/control/tax/red-forms/draft?blueNumber=" + number + "&lrfsf=1&chyyDm=02", null))
                .get("xsfnsrsbh")
                .asString();
        control("PUT", "/control/tax/red-counterparts/" + seller, "{\"behaviour\":\"CONFIRM\"}");

        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                "/api/merchant/red-forms",
                "{\"blueNumber\":\"" + number + "\",\"reason\":\"02\",\"booked\":true,\"lines\":[" + quantity(1, "4")
                        + "]}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        String form = reply.body().get("formId").asString();
        red.awaited(merchant, form, "CONFIRMED");
        control("POST", "/control/tax/red-forms/" + uuid(number) + "/spend", "{}");
        red.awaited(merchant, form, "RED_ISSUED");
    }

    @Test
    void exportWhenReversedThenTheExportInvoiceIsRedAndItsDeclarationIsNamed() {
        InvoiceFixture.Merchant merchant = known();
        String entry = fixture.plainEntry(merchant);
        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=ISSUED")
                        .get("total")
                        .asInt()
                == 1);
        String number = fixture.get(merchant, "/api/merchant/invoices")
                .get("items")
                .get(0)
                .get("number")
                .asString();

        String form = red.applied(merchant, number, "01", "");

        red.awaited(merchant, form, "RED_ISSUED");
        InvoiceFixture.await(() ->
                reversals.of(merchant.id()).stream().anyMatch(fact -> entry.equals(fact.entryId()) && fact.whole()));
    }

    private InvoiceFixture.Merchant known() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        hold(merchant.taxNo(), merchant.name());
        return merchant;
    }

    private static void hold(String taxNo, String name) {
        control("POST", "/control/tax/parties", "{\"taxNo\":\"" + taxNo + "\",\"name\":\"" + name + "\"}");
    }

    private static Party buyer() {
        int running = PARTIES.incrementAndGet();
        String body = "91512081"
                + "MB%07d".formatted(running + (int) (ProcessHandle.current().pid() % 1000) * 1000);
        String taxNo = body + CreditCode.checkCharacter(body + "0");
        String name = "四川测试" + running + "贸易有限公司";
        hold(taxNo, name);
        return Party.company(taxNo, name);
    }

    /** An invoice that its buyer has deducted. */
    private StoredInvoice used(InvoiceFixture.Merchant merchant, Party buyer) {
        StoredInvoice blue = red.blue(merchant, buyer);
        accepted(merchant, blue.document().number());
        control("PUT", "/control/tax/invoices/" + blue.document().number(), "{\"hxyt\":\"1\"}");
        return blue;
    }

    private void accepted(InvoiceFixture.Merchant merchant, String number) {
        InvoiceFixture.await(() -> heldState(merchant, number).equals("0"));
    }

    /** A supplier's invoice of ten pieces, collected. */
    private String bought(InvoiceFixture.Merchant merchant) {
        String issued = control(
                "POST",
                "/control/tax/input-invoices",
                "{\"invoices\":[{\"supplierName\":\"东海县供货商" + PARTIES.incrementAndGet() + "\",\"buyerTaxNo\":\""
                        + merchant.taxNo() + "\",\"buyerName\":\"" + merchant.name()
                        + "\",\"issuedAt\":\"2026-11-10\",\"lines\":[{\"name\":\"水晶手链\",\"unit\":\"个\",\"quantity\":10,"
                        + "\"unitPrice\":12.345,\"rate\":0.13,\"taxClassCode\":\"1080000000000009914\"}]}]}");
        fixture.pulled(merchant);
        return json.readTree(issued).get("numbers").get(0).asString();
    }

    private void enter(String number, String side, String reason) {
        ObjectNode draft = (ObjectNode) json.readTree(control(
                "GET",
                "/control/tax/red-forms/draft?blueNumber=" + number + "&lrfsf=" + side + "&chyyDm=" + reason,
                null));
        control("POST", "/control/tax/red-forms", draft.toString());
    }

    private static void behave(Party buyer, String behaviour, long delay) {
        control(
                "PUT",
                "/control/tax/red-counterparts/" + buyer.taxNo(),
                "{\"behaviour\":\"" + behaviour + "\",\"delayMillis\":" + delay + "}");
    }

    private java.util.List<JsonNode> formsOf(String number) {
        return json.readTree(control("GET", "/control/tax/red-forms?blueNumber=" + number, null))
                .get("items")
                .valueStream()
                .toList();
    }

    private String uuid(String number) {
        return formsOf(number).getLast().get("uuid").asString();
    }

    private String heldState(InvoiceFixture.Merchant merchant, String number) {
        return json.readTree(control("GET", "/control/tax/invoices?taxNo=" + merchant.taxNo() + "&role=seller", null))
                .get("items")
                .valueStream()
                .filter(item -> item.get("fphm").asString().equals(number))
                .map(item -> item.get("fpzt").asString())
                .findFirst()
                .orElse("");
    }

    private JsonNode synced(InvoiceFixture.Merchant merchant) {
        String run = fixture.post(merchant, "/api/merchant/red-forms:sync", "{}")
                .body()
                .get("syncId")
                .asString();
        String path = "/api/merchant/red-forms/syncs/" + run;
        InvoiceFixture.await(() ->
                !fixture.get(merchant, path).get("run").get("status").asString().equals("RUNNING"));
        return fixture.get(merchant, path);
    }

    private static String control(String method, String path, String body) {
        return Sandbox.control(method, path, body);
    }
}
