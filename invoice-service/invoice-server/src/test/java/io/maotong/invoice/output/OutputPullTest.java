package io.maotong.invoice.output;

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

@InvoiceTest
class OutputPullTest {

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ReceivedRecords records;

    @Test
    void ourInvoicesAreKeptWithTheirHistoryAndTheNamesOfCustomers() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String first = InvoiceFixture.number(merchant, 1);
        String second = InvoiceFixture.number(merchant, 2);
        platform.feed(
                "S:" + merchant.taxNo(),
                InvoiceFixture.pages(
                        List.of(
                                sold(merchant, first, "2026-11-01", "甲公司", "0", null),
                                sold(merchant, second, "2026-11-05", "甲公司（新）", "0", null)),
                        List.of(
                                sold(merchant, first, "2026-11-01", "甲公司", "8", "1"),
                                // Out of order: an older state does not undo a reversal.
                                sold(merchant, first, "2026-11-01", "甲公司", "0", "1"),
                                sold(
                                        fixture.merchant(),
                                        InvoiceFixture.number(merchant, 3),
                                        "2026-11-01",
                                        "乙",
                                        "0",
                                        null))));

        String run = fixture.post(merchant, "/api/merchant/invoice-sync/runs", "{\"kind\":\"OUTPUT\"}")
                .body()
                .get("runId")
                .asString();
        InvoiceFixture.await(() -> !fixture.get(merchant, "/api/merchant/invoice-sync/runs/" + run)
                .get("status")
                .asString()
                .equals("RUNNING"));

        JsonNode done = fixture.get(merchant, "/api/merchant/invoice-sync/runs/" + run);
        assertThat(done.get("inserted").asInt()).isEqualTo(2);
        assertThat(done.get("rejected").asInt()).isEqualTo(1);
        JsonNode found = fixture.get(merchant, "/api/merchant/output-invoices?q=甲公司");
        assertThat(found.get("total").asInt()).isEqualTo(2);
        JsonNode customers = fixture.get(merchant, "/api/merchant/output-invoices:customers?q=91320722MA1BUYER1X");
        assertThat(customers
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("name").asString()))
                .as("the latest name first")
                .containsExactly("甲公司（新）", "甲公司");
        assertThat(customers.get("items").get(0).get("lastInvoice").asString()).isEqualTo(second);
        JsonNode detail = fixture.get(merchant, "/api/merchant/output-invoices/" + first);
        assertThat(detail.get("invoice").get("buyerUse").asString()).isEqualTo("DEDUCT");
    }

    private ReceivedInvoice sold(
            InvoiceFixture.Merchant seller, String number, String day, String buyer, String state, String use) {
        return records.invoice("{\"fphm\":\"" + number + "\",\"fplx\":\"81\",\"kprq\":\"" + day
                + " 10:00:00\",\"xsfnsrsbh\":\"" + seller.taxNo() + "\",\"xsfmc\":\"" + seller.name()
                + "\",\"gmfnsrsbh\":\"91320722MA1BUYER1X\",\"gmfmc\":\"" + buyer
                + "\",\"hjje\":\"100.00\",\"hjse\":\"13.00\",\"jshj\":\"113.00\",\"fpzt\":\"" + state + "\""
                + (use == null ? "" : ",\"hxyt\":\"" + use + "\"") + ",\"fpmxList\":[]}");
    }
}
