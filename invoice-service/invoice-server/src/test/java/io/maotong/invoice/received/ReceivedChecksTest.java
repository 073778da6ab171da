package io.maotong.invoice.received;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedBureau;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.file.InvoicePdf;
import io.maotong.invoice.file.InvoiceXml;
import io.maotong.invoice.file.SampleInvoices;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.CollectionPlatform.StatePage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Uploaded invoices are verified by themselves and joined with what the bureau lists. */
@InvoiceTest
class ReceivedChecksTest {

    private static final String FILES = "/api/merchant/received-files";
    private static final String INVOICES = FILES + "/invoices/";
    private static final String ITEMS = "/api/merchant/invoice-exceptions/items";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    ScriptedBureau bureau;

    @Autowired
    ReceivedChecks checks;

    @Autowired
    JdbcClient jdbc;

    private InvoiceFixture.Merchant merchant;
    private String number;

    @Test
    void uploadWhenTheBureauKnowsItThenItIsGenuineWithoutAWord() {
        begin();
        bureau.plan(number, Mishap.NOT_SENT, Mishap.ANSWER_LOST);

        upload("a.xml", xml());
        JsonNode invoice = awaited("GENUINE");

        assertThat(invoice.get("outcome").asString()).isEqualTo("GENUINE");
        assertThat(invoice.get("checkedAt").isNull()).isFalse();
        assertThat(items("OPEN")).isEmpty();
        assertThat(bureau.asked(number).getFirst().amount()).isEqualByComparingTo("112.99");
        // The same invoice as a page, and the work done once more: still one invoice and one question.
        int asked = bureau.asked(number).size();
        upload("a.pdf", InvoicePdf.of(SampleInvoices.numbered(SampleInvoices.special(1), number)));
        MerchantScope.run(merchant.id(), () -> checks.check(number, false, "x"));
        assertThat(invoice().get("sources")).hasSize(2);
        assertThat(bureau.asked(number)).hasSize(asked);
        assertThat(fixture.get(merchant, FILES + ":invoices?state=GENUINE")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void uploadWhenTooNewThenNotYetAndAskedAgainByItself() {
        begin();
        bureau.verdict(number, "02", null);
        String today = BusinessTime.today(Clock.systemUTC()).toString();

        upload(
                "a.xml",
                new String(xml(), StandardCharsets.UTF_8)
                        .replace("2026-11-20", today)
                        .getBytes());
        JsonNode early = awaited("NOT_YET");

        assertThat(early.get("nextAt").isNull()).isFalse();
        assertThat(items("OPEN")).isEmpty();
        bureau.verdict(number, "00", "0");
        jdbc.sql("UPDATE intent SET due_at = '2026-01-01' WHERE merchant_id = ? AND kind = 'invoice.verify'")
                .param(merchant.id())
                .update();
        assertThat(awaited("GENUINE").get("nextAt").isNull()).isTrue();
    }

    @Test
    void uploadWhenTheBureauSaysOtherwiseThenSomebodyIsToldAndARetryClosesIt() {
        begin();
        bureau.verdict(number, "03", null);

        upload("a.xml", xml());
        awaited("MISMATCH");

        JsonNode item = items("OPEN").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("RECEIVED_DIFFERENT");
        assertThat(item.get("owner").asString()).isNotBlank();
        assertThat(item.get("subject").asString()).isEqualTo(number);
        assertThat(item.get("cause").asString()).contains("as told");
        assertThat(item.get("advice").asString()).isNotBlank();
        assertThat(item.get("actions").get(0).asString()).isEqualTo("RETRY");

        String one = ITEMS + "/" + item.get("attentionId").asString();
        assertThat(fixture.post(merchant, one + ":retry", "{}").status()).isEqualTo(202);
        InvoiceFixture.await(() -> fixture.get(merchant, one).get("times").asInt() == 2);
        bureau.verdict(number, "00", "0");
        fixture.post(merchant, one + ":retry", "{}");
        awaited("GENUINE");
        JsonNode closed = fixture.get(merchant, one);
        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("closedBy").asString()).isEqualTo("system");
        assertThat(fixture.post(merchant, one + ":retry", "{}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40911");
    }

    @Test
    void mismatchWhenSomebodyKnowsWhyThenClosedWithTheReason() {
        begin();
        bureau.verdict(number, "04", null);
        upload("a.xml", xml());
        awaited("MISMATCH");
        String one = ITEMS + "/" + items("OPEN").get(0).get("attentionId").asString();

        assertThat(fixture.post(merchant, one + ":close", "{}").status()).isEqualTo(400);
        JsonNode closed =
                fixture.post(merchant, one + ":close", "{\"reason\":\"员工报销\"}").body();

        assertThat(closed.get("reason").asString()).isEqualTo("员工报销");
        assertThat(closed.get("actions")).isEmpty();
        assertThat(items("OPEN")).isEmpty();
        InvoiceFixture.Reply reader = fixture.post(fixture.reader(merchant), one + ":close", "{\"reason\":\"x\"}");
        assertThat(reader.status()).isEqualTo(403);
    }

    @Test
    void uploadWhenTheFileDoesNotTellTheKindThenWhatIsMissingIsNamedUntilABetterFileComes() {
        begin();
        String bare = new String(xml(), StandardCharsets.UTF_8)
                .replaceAll("(?s)<GeneralOrSpecialVAT>.*?</GeneralOrSpecialVAT>", "");

        upload("a.xml", bare.getBytes(StandardCharsets.UTF_8));
        awaited("INCOMPLETE");
        assertThat(items("OPEN").get(0).get("cause").asString()).contains("kind");
        assertThat(bureau.asked(number)).isEmpty();

        upload("a.pdf", InvoicePdf.of(SampleInvoices.numbered(SampleInvoices.special(1), number)));
        awaited("GENUINE");
        assertThat(items("OPEN")).isEmpty();
    }

    @Test
    void collectedWhenItComesLaterThenOneInvoiceOfTwoSourcesAndDifferencesAreRaised() {
        begin();
        upload("a.xml", xml());
        awaited("GENUINE");

        pull(InvoiceFixture.received(merchant, number, "100.00"));

        JsonNode invoice = invoice();
        assertThat(invoice.get("sources")
                        .valueStream()
                        .map(one -> one.get("kind").asString()))
                .containsExactly("FILE", "COLLECTED");
        assertThat(invoice.get("differs").valueStream().map(JsonNode::asString))
                .containsExactly("amount", "total", "issuedOn");
        JsonNode item = items("OPEN").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("COLLECTED_DIFFERS");
        assertThat(item.get("cause").asString()).contains("99.99 / 100.00");
    }

    @Test
    void uploadWhenItWasCollectedBeforeThenTheyAreOneInvoiceAndAgree() {
        begin();
        ReceivedInvoice listed = InvoiceFixture.received(merchant, number, "99.99");
        pull(new ReceivedInvoice(
                listed.number(),
                null,
                listed.kindCode(),
                "2026-11-20 10:03:04",
                listed.supplierTaxNo(),
                listed.supplierName(),
                listed.buyerTaxNo(),
                listed.buyerName(),
                listed.amount(),
                listed.tax(),
                listed.total(),
                listed.state(),
                null,
                null,
                null,
                listed.lines(),
                listed.record()));

        upload("a.xml", xml());
        JsonNode invoice = awaited("GENUINE");

        assertThat(invoice.get("sources")).hasSize(2);
        assertThat(invoice.get("differs")).isEmpty();
        assertThat(items("OPEN")).isEmpty();
    }

    @Test
    void genuineWhenItIsReversedLaterThenSomebodyIsTold() {
        begin();
        pull(InvoiceFixture.received(merchant, number, "99.99"));
        upload("a.xml", xml());
        awaited("GENUINE");

        platform.warnings(
                merchant.taxNo(),
                List.of(new StatePage(
                        "1",
                        false,
                        List.of(new InvoiceState(number, "81", "8", null, null, null, null, "{\"fpzt\":\"8\"}")))));
        fixture.post(merchant, "/api/merchant/invoice-sync/runs", "{\"kind\":\"WARNINGS\"}");
        awaited("MISMATCH");

        assertThat(items("OPEN").valueStream().map(item -> item.get("kind").asString()))
                .contains("RECEIVED_STATE");
    }

    @Test
    void operatorsSeeTheItemsOfEverybodyAndRetryThem() {
        begin();
        bureau.verdict(number, "02", null);
        upload("a.xml", xml());
        awaited("MISMATCH");
        String id = items("OPEN").get(0).get("attentionId").asString();

        assertThat(fixture.operate("/api/ops/invoice-exceptions/items?size=200", null)
                        .body()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("attentionId").asString()))
                .contains(id);
    }

    private void begin() {
        merchant = fixture.merchant();
        number = InvoiceFixture.number(merchant, 7);
    }

    private byte[] xml() {
        return InvoiceXml.of(SampleInvoices.numbered(SampleInvoices.special(1), number));
    }

    private void upload(String name, byte[] content) {
        InvoiceFixture.Reply reply = fixture.upload(merchant, FILES, name, content);
        assertThat(reply.status()).isEqualTo(202);
        String path = FILES + "/uploads/" + reply.body().get("uploadId").asString();
        InvoiceFixture.await(() -> fixture.get(merchant, path)
                .get("upload")
                .get("status")
                .asString()
                .equals("DONE"));
        assertThat(fixture.get(merchant, path).get("upload").get("stored").asInt())
                .isEqualTo(1);
    }

    private void pull(ReceivedInvoice listed) {
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(List.of(listed)));
        assertThat(fixture.pulled(merchant).get("inserted").asInt()).isEqualTo(1);
    }

    private JsonNode invoice() {
        return fixture.get(merchant, INVOICES + number);
    }

    private JsonNode awaited(String state) {
        InvoiceFixture.await(() -> invoice().get("state").asString().equals(state));
        return invoice();
    }

    private JsonNode items(String state) {
        return fixture.get(merchant, ITEMS + "?state=" + state).get("items");
    }
}
