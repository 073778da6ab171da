package io.maotong.invoice.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.ReceivedRecords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Records that could not be taken in, in the hands of an operator. */
@InvoiceTest
class RejectQueueTest {

    private static final String QUEUE = "/api/ops/invoice-sync/rejects";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ReceivedRecords records;

    @Test
    void rejectWhenItComesAgainThenItIsTheSameRowAndCounted() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String broken = record(merchant, InvoiceFixture.number(merchant, 1), "11.31");
        pulled(merchant, broken, broken);

        JsonNode rejects = open(merchant);

        assertThat(rejects.get("total").asInt()).isEqualTo(1);
        assertThat(rejects.get("items").get(0).get("times").asInt()).isEqualTo(2);
        assertThat(rejects.get("items").get(0).get("record").asString()).isEqualTo(broken);
        assertThat(rejects.get("items").get(0).get("rule").asString()).isEqualTo("40034");
        assertThat(fixture.get(merchant, "/api/merchant/invoice-sync/rejects?state=OPEN")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void fixWhenTheRecordIsRightThenTheInvoiceIsThereAndOtherwiseItStaysInTheQueue() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        pulled(merchant, record(merchant, number, "11.31"));
        String id = open(merchant).get("items").get(0).get("rejectId").asString();

        InvoiceFixture.Reply replayed = fixture.operate(QUEUE + "/" + id + ":replay", "{}");
        assertThat(replayed.status()).isEqualTo(422);
        assertThat(replayed.body().get("errors").get(0).get("rule").asString()).isEqualTo("40034");
        assertThat(fix(id, "not json").status()).isEqualTo(422);
        assertThat(open(merchant).get("total").asInt()).isEqualTo(1);

        InvoiceFixture.Reply fixed = fix(id, record(merchant, number, "11.30"));
        assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
        assertThat(fixed.body().get("state").asString()).isEqualTo("FIXED");
        assertThat(fixed.body().get("handledBy").asString()).isEqualTo("operator-1");
        JsonNode detail = fixture.get(merchant, "/api/merchant/input-invoices/" + number);
        assertThat(detail.get("invoice").get("total").get("amount").asString()).isEqualTo("11.30");
        assertThat(detail.get("timeline").get(0).get("channel").asString()).isEqualTo("MANUAL");

        assertThat(fix(id, record(merchant, number, "11.30")).status())
                .as("handled once")
                .isEqualTo(409);
    }

    @Test
    void dismissWhenThereIsAReasonThenItLeavesTheQueueForGood() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String broken = record(merchant, InvoiceFixture.number(merchant, 1), "11.31");
        pulled(merchant, broken);
        String id = open(merchant).get("items").get(0).get("rejectId").asString();

        assertThat(fixture.operate(QUEUE + "/" + id + ":dismiss", "{\"reason\":\" \"}")
                        .status())
                .isEqualTo(400);
        InvoiceFixture.Reply dismissed = fixture.operate(QUEUE + "/" + id + ":dismiss", "{\"reason\":\"平台测试数据\"}");
        assertThat(dismissed.body().get("state").asString()).isEqualTo("DISMISSED");

        platform.feed(merchant.taxNo(), InvoiceFixture.pages(List.of(), List.of(records.invoice(broken))));
        fixture.pulled(merchant);
        assertThat(open(merchant).get("total").asInt()).isZero();
    }

    @Test
    void importedInvoicesOfEveryKindAreTakenAsTheyAre() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String buyer = "\"gmfnsrsbh\":\"" + merchant.taxNo() + "\",\"gmfmc\":\"" + merchant.name() + "\"";
        String common = ",\"kprq\":\"2026-11-10 09:30:00\",\"xsfnsrsbh\":\"91320722MA1SUPPL1X\",\"xsfmc\":\"供货商\","
                + buyer + ",\"hjje\":\"95.24\",\"hjse\":\"4.76\",\"jshj\":\"100.00\",\"fpzt\":\"0\"";
        String line = "\"mxxh\":1,\"xmmc\":\"通行费\",\"je\":\"95.24\",\"slv\":\"0.05\",\"se\":\"4.76\"";
        String digital = InvoiceFixture.number(merchant, 1);
        String ticket = InvoiceFixture.number(merchant, 2);
        pulled(
                merchant,
                // A price without a quantity, and a quantity of nothing.
                "{\"fphm\":\"" + digital + "\",\"fplx\":\"82\"" + common + ",\"fpmxList\":[{" + line
                        + ",\"dj\":\"95.24\",\"sphfwssflhbbm\":\"3040502020301000000\"}]}",
                "{\"fpdm\":\"032002000111\",\"fphm\":\"12345678\",\"fplx\":\"14\"" + common + ",\"fpmxList\":[{" + line
                        + ",\"sl\":\"0\"}]}",
                "{\"fpdm\":\"3200204130\",\"fphm\":\"12345678\",\"fplx\":\"01\"" + common + ",\"fpmxList\":[{" + line
                        + "}]}",
                "{\"fphm\":\"" + ticket + "\",\"fplx\":\"51\"" + common + "}",
                "{\"fphm\":\"12345678\",\"fplx\":\"01\"" + common + ",\"fpmxList\":[{" + line + "}]}");

        assertThat(fixture.get(merchant, "/api/merchant/input-invoices")
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("number").asString()))
                .containsExactlyInAnyOrder(digital, "03200200011112345678", "320020413012345678", ticket);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices/320020413012345678")
                        .get("invoice")
                        .get("code")
                        .asString())
                .isEqualTo("3200204130");
        assertThat(open(merchant).get("items").get(0).get("rule").asString()).isEqualTo("CODE");
    }

    private void pulled(InvoiceFixture.Merchant merchant, String... received) {
        List<ReceivedInvoice> page =
                List.of(received).stream().map(records::invoice).toList();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(page));
        fixture.pulled(merchant);
    }

    private static String record(InvoiceFixture.Merchant merchant, String number, String total) {
        return "{\"fphm\":\"" + number + "\",\"fplx\":\"81\",\"kprq\":\"2026-11-10 09:30:00\","
                + "\"xsfnsrsbh\":\"91320722MA1SUPPL1X\",\"xsfmc\":\"供货商\",\"gmfnsrsbh\":\"" + merchant.taxNo()
                + "\",\"gmfmc\":\"" + merchant.name() + "\",\"hjje\":\"10.00\",\"hjse\":\"1.30\",\"jshj\":\"" + total
                + "\",\"fpzt\":\"0\",\"fpmxList\":[{\"mxxh\":1,\"xmmc\":\"水晶\",\"dw\":\"个\",\"sl\":\"1\",\"dj\":\"10\","
                + "\"je\":\"10.00\",\"slv\":\"0.13\",\"se\":\"1.30\",\"sphfwssflhbbm\":\"1080000000000009914\"}]}";
    }

    private JsonNode open(InvoiceFixture.Merchant merchant) {
        return fixture.operate(QUEUE + "?merchantId=" + merchant.id(), null).body();
    }

    private InvoiceFixture.Reply fix(String id, String record) {
        return fixture.operate(
                QUEUE + "/" + id + ":fix", "{\"reason\":\"合计有误\",\"record\":\"" + record.replace("\"", "\\\"") + "\"}");
    }
}
