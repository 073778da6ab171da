package io.maotong.invoice;

import io.maotong.test.EndpointGuard;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

@InvoiceTest
class InvoiceEndpointsTest extends EndpointGuard {

    @Autowired
    private InvoiceFixture fixture;

    @Autowired
    private ScriptedPlatform platform;

    @Override
    protected Map<String, String> objectsOfSomebody() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = InvoiceFixture.number(merchant, 1);
        platform.feed(
                merchant.taxNo(), InvoiceFixture.pages(List.of(InvoiceFixture.received(merchant, number, "100.00"))));
        String run = fixture.post(merchant, "/api/merchant/input-invoices:pull", "{}")
                .body()
                .get("runId")
                .asString();
        fixture.pulled(merchant);
        String ticket = fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}")
                .body()
                .get("ticket")
                .asString();
        fixture.plainEntry(merchant);
        String batch = fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}")
                .body()
                .get("batchId")
                .asString();
        String invoice = fixture.get(merchant, "/api/merchant/invoices")
                .get("items")
                .get(0)
                .get("invoiceId")
                .asString();
        return Map.of("runId", run, "number", number, "ticket", ticket, "batchId", batch, "invoiceId", invoice);
    }
}
