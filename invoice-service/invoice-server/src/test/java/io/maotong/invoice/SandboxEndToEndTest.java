package io.maotong.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Step 6 of the main job against the real sandbox process, well behaved and not. */
@ServiceTest
@Import({InvoiceFixture.class, Published.class})
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "MT_INVOICE_SYNC=false",
            "maotong.authority.tax.read-timeout=1s",
            "maotong.invoice.input.page-size=20",
            "maotong.invoice.platform.processing-wait=200ms",
            "maotong.invoice.issue.undecided-tries=30",
            // A sandbox that misbehaves this much is sometimes taken for down.
            "maotong.invoice.offline.probe=500ms",
            "maotong.invoice.offline.round=100ms"
        })
class SandboxEndToEndTest {

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Published.Exports exports;

    @Autowired
    Published.Inputs inputs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
    }

    @Test
    void collectSelectAndIssueWorksWithTheRealProcess() {
        InvoiceFixture.Merchant merchant = known(fixture.merchant());
        suppliersIssue(merchant, 45);
        fixture.plainEntry(merchant);

        JsonNode run = fixture.pulled(merchant);
        assertThat(run.get("status").asString()).isEqualTo("DONE");
        assertThat(run.get("inserted").asInt()).isEqualTo(45);
        JsonNode selection = selected(merchant);
        assertThat(selection.get("selected").asInt()).isEqualTo(45);
        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        issued(merchant, 1);

        JsonNode sold = held(merchant, "seller");
        assertThat(sold).hasSize(1);
        assertThat(sold.get(0).get("exportPolicy").asString()).isEqualTo("01");
        assertThat(sold.get(0).get("hjje").asString()).isEqualTo("2760.13");
        for (JsonNode bought : held(merchant, "buyer")) {
            assertThat(bought.get("hxyt").asString()).isEqualTo("2");
        }
        InvoiceFixture.await(() -> exports.of(merchant.id()).stream()
                .anyMatch(told -> told.status().equals("ISSUED")
                        && told.number().equals(sold.get(0).get("fphm").asString())));
        InvoiceFixture.await(() -> inputs.of(merchant.id()).stream()
                        .flatMap(page -> page.stream())
                        .filter(told -> told.use().equals("REFUND"))
                        .count()
                == 45);
        assertThat(inputs.of(merchant.id())).allMatch(page -> page.size() <= 100);
    }

    @Test
    void collectSelectAndIssueWhenThePlatformMisbehavesThenEverythingHappensOnce() {
        InvoiceFixture.Merchant merchant = known(fixture.merchant());
        suppliersIssue(merchant, 130);
        for (int i = 1; i <= 12; i++) {
            fixture.entry(
                    merchant,
                    InvoiceFixture.item(1, "7018100000", "水晶手链" + i, "10", Money.of(i + "00.05", "EUR"), "ORDER-" + i));
        }
        Sandbox.control(
                "PUT",
                "/control/behaviour/tax",
                "{\"errorRate\":0.15,\"timeoutRate\":0.15,\"duplicateRate\":0.2,\"gzipRate\":0.5}");

        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        JsonNode run = fixture.pulled(merchant);
        assertThat(run.get("inserted").asInt()).isEqualTo(130);
        assertThat(selected(merchant).get("selected").asInt()).isEqualTo(130);
        issued(merchant, 12);

        Set<String> ours =
                new HashSet<>(jdbc.sql("SELECT number FROM invoice_header WHERE merchant_id = ? AND status = 'ISSUED'")
                        .param(merchant.id())
                        .query(String.class)
                        .list());
        Set<String> theirs = held(merchant, "seller")
                .valueStream()
                .map(item -> item.get("fphm").asString())
                .collect(Collectors.toSet());
        assertThat(theirs).hasSize(12).isEqualTo(ours);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM number_fate WHERE merchant_id = ? AND fate <> 'ISSUED'")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                                SELECT q.reserved = 0 AND q.used = (
                                  SELECT SUM(amount) FROM invoice_header h WHERE h.merchant_id = q.merchant_id)
                                FROM quota q WHERE q.merchant_id = ?
                                """).param(merchant.id()).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void ordersArePlannedSplitAndIssuedToTheCentWhenThePlatformMisbehaves() {
        InvoiceFixture.Merchant merchant = known(fixture.merchant());
        fixture.post(merchant, "/api/merchant/invoice-orders", """
                {"orderNo":"BIG","kind":"DIGITAL_NORMAL","orderedOn":"2026-11-01",
                 "buyer":{"name":"四川某贸易有限公司","taxNo":"91512081MA62K0260E"},"lines":[
                 {"name":"水晶摆件","unit":"件","quantity":1000,"unitPrice":1234.56789,"amount":1234567.89,"rate":0.13,
                  "taxClassCode":"1060599000000000000"}]}
                """);
        Sandbox.control(
                "PUT",
                "/control/behaviour/tax",
                "{\"errorRate\":0.15,\"timeoutRate\":0.15,\"duplicateRate\":0.2,\"gzipRate\":0.5}");

        fixture.post(
                merchant,
                "/api/merchant/invoice-plans",
                "{\"orderNos\":[\"BIG\"],\"maxAmount\":500000,\"mode\":\"SUBMIT\"}");
        issued(merchant, 3);

        assertThat(held(merchant, "seller")
                        .valueStream()
                        .map(item -> item.get("hjje").asString()))
                .containsExactlyInAnyOrder("500000.00", "500000.00", "234567.89");
        JsonNode line = fixture.get(merchant, "/api/merchant/invoice-orders/BIG")
                .get("lines")
                .get(0);
        assertThat(line.get("invoiced").decimalValue()).isEqualByComparingTo("1395061.72");
        assertThat(line.get("reserved").decimalValue()).isZero();
    }

    @Test
    void issueWhenTheBureauHoldsAnotherNameThenItsWordsArriveUnchanged() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Sandbox.control("POST", "/control/tax/parties", "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"另一家公司\"}");
        fixture.plainEntry(merchant);

        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");

        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=FAILED")
                        .get("total")
                        .asInt()
                == 1);
        String id = fixture.get(merchant, "/api/merchant/invoices")
                .get("items")
                .get(0)
                .get("invoiceId")
                .asString();
        JsonNode detail = fixture.get(merchant, "/api/merchant/invoices/" + id);
        assertThat(detail.get("platformMessage").asString()).contains("开票方纳税人名称");
        assertThat(detail.get("timeline")
                        .valueStream()
                        .map(step -> step.get("channel").asString()))
                .contains("SANDBOX");
    }

    @Test
    void specialInvoiceWithDiscountIsTakenByTheRealProcess() {
        InvoiceFixture.Merchant merchant = known(fixture.merchant());
        JsonNode draft = fixture.post(merchant, "/api/merchant/invoices", """
                {"serialNo":"S1","kind":"DIGITAL_SPECIAL","taxIncluded":true,"remark":"合同 1 号",
                 "buyer":{"name":"四川某贸易有限公司","taxNo":"91512081MA62K0260E","bank":"工行","account":"6222000011112222"},
                 "lines":[
                   {"name":"水晶手链","taxClassCode":"1060501010000000000","unit":"条","quantity":7,"amount":1000,"rate":0.13,
                    "nature":"DISCOUNTED"},
                   {"name":"水晶手链","taxClassCode":"1060501010000000000","amount":-100,"rate":0.13,"nature":"DISCOUNT"},
                   {"name":"包装盒","taxClassCode":"1060105010000000000","amount":11.3,"rate":0.13}]}
                """).body();
        String id = draft.get("invoice").get("invoiceId").asString();

        fixture.post(merchant, "/api/merchant/invoices/" + id + ":submit", "{}");

        issued(merchant, 1);
        JsonNode sold = held(merchant, "seller");
        assertThat(sold).hasSize(1);
        assertThat(sold.get(0).get("hjje").asString()).isEqualTo("806.46");
    }

    private InvoiceFixture.Merchant known(InvoiceFixture.Merchant merchant) {
        Sandbox.control(
                "POST",
                "/control/tax/parties",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"" + merchant.name() + "\"}");
        return merchant;
    }

    private void suppliersIssue(InvoiceFixture.Merchant buyer, int count) {
        String invoices = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"supplierName\":\"东海县供货商" + i % 5 + "\",\"buyerTaxNo\":\"" + buyer.taxNo()
                        + "\",\"buyerName\":\"" + buyer.name()
                        + "\",\"issuedAt\":\"2026-11-10\",\"lines\":[{\"name\":\"水晶手链\",\"unit\":\"个\",\"quantity\":"
                        + i
                        + ",\"unitPrice\":12.345,\"rate\":0.13,\"taxClassCode\":\"1080000000000009914\"}]}")
                .collect(Collectors.joining(","));
        Sandbox.control("POST", "/control/tax/input-invoices", "{\"invoices\":[" + invoices + "]}");
    }

    private JsonNode selected(InvoiceFixture.Merchant merchant) {
        String ticket = fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}")
                .body()
                .get("ticket")
                .asString();
        String path = "/api/merchant/input-invoices/selections/" + ticket;
        InvoiceFixture.await(
                () -> fixture.get(merchant, path).get("status").asString().equals("DONE"));
        return fixture.get(merchant, path);
    }

    private void issued(InvoiceFixture.Merchant merchant, int count) {
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=ISSUED")
                        .get("total")
                        .asInt()
                == count);
    }

    private JsonNode held(InvoiceFixture.Merchant merchant, String role) {
        return json.readTree(Sandbox.control(
                        "GET", "/control/tax/invoices?taxNo=" + merchant.taxNo() + "&role=" + role, null))
                .get("items");
    }
}
