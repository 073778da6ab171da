package io.maotong.invoice;

import io.maotong.invoice.file.InvoiceXml;
import io.maotong.invoice.file.SampleInvoices;
import io.maotong.invoice.platform.ReceivedRecords;
import io.maotong.test.EndpointGuard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

@InvoiceTest
class InvoiceEndpointsTest extends EndpointGuard {

    @Autowired
    private InvoiceFixture fixture;

    @Autowired
    private ScriptedPlatform platform;

    @Autowired
    private ReceivedRecords records;

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
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoice-numbers")
                        .get("total")
                        .asInt()
                > 0);
        String segment = fixture.get(merchant, "/api/merchant/invoice-numbers")
                .get("items")
                .get(0)
                .get("segmentId")
                .asString();
        String title = fixture.post(
                        merchant,
                        "/api/merchant/titles",
                        "{\"type\":\"ENTERPRISE\",\"name\":\"某公司\",\"taxNo\":\"91512081MA62K0260E\"}")
                .body()
                .get("titleId")
                .asString();
        String assignment = fixture.post(
                        merchant,
                        "/api/merchant/customer-managers",
                        "{\"titleId\":\"" + title + "\",\"accountId\":\"somebody\"}")
                .body()
                .get("assignmentId")
                .asString();
        fixture.post(merchant, "/api/merchant/invoice-orders", """
                {"orderNo":"GUARDED","kind":"DIGITAL_NORMAL","orderedOn":"2026-11-01","buyer":{"name":"买家"},"lines":[
                 {"name":"水晶手链","quantity":1,"unitPrice":10,"rate":0.13,"taxClassCode":"1060599000000000000"}]}
                """);
        String plan = fixture.post(merchant, "/api/merchant/invoice-plans", "{\"orderNos\":[\"GUARDED\"]}")
                .body()
                .get("planId")
                .asString();
        fixture.put(
                merchant,
                "/api/merchant/invoice-policies/GUARDED-CUSTOMER",
                "{\"customerName\":\"客户\",\"mode\":\"MANUAL\",\"kind\":\"DIGITAL_NORMAL\"}");
        String upload = fixture.upload(
                        merchant, "/api/merchant/invoice-imports", "a.csv", new byte[] {'a', '\n'}, Map.of())
                .body()
                .get("importId")
                .asString();
        String ledger = fixture.post(
                        merchant, "/api/merchant/invoice-ledgers", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}")
                .body()
                .get("ledgerId")
                .asString();
        Map<String, String> objects = new HashMap<>(redObjects(merchant, number));
        objects.putAll(Map.of(
                "runId", run,
                "number", number,
                "ticket", ticket,
                "batchId", batch,
                "invoiceId", invoice,
                "segmentId", segment,
                "titleId", title,
                "assignmentId", assignment));
        objects.putAll(filesOf(merchant, invoice));
        objects.put("verificationId", verification(merchant, number));
        objects.put("reconciliationId", reconciliation(merchant));
        objects.put("incidentId", incident(merchant));
        objects.put("candidateId", candidate(merchant));
        objects.put("submissionId", submission(merchant));
        objects.putAll(Map.of(
                "orderNo", "GUARDED",
                "planId", plan,
                "customerNo", "GUARDED-CUSTOMER",
                "importId", upload,
                "ledgerId", ledger));
        return objects;
    }

    private Map<String, String> redObjects(InvoiceFixture.Merchant merchant, String number) {
        String form = fixture.post(
                        merchant,
                        "/api/merchant/red-forms",
                        "{\"blueNumber\":\"" + number + "\",\"reason\":\"02\",\"booked\":true}")
                .body()
                .get("formId")
                .asString();
        String sync = fixture.post(merchant, "/api/merchant/red-forms:sync", "{}")
                .body()
                .get("syncId")
                .asString();
        String goods = fixture.post(
                        merchant,
                        "/api/merchant/red-forms/returns",
                        "{\"returnNo\":\"R1\",\"orderNo\":\"O1\",\"lines\":[{\"orderLineNo\":1,\"quantity\":1}]}")
                .body()
                .get(0)
                .get("returnId")
                .asString();
        return Map.of("formId", form, "syncId", sync, "returnId", goods);
    }

    private String candidate(InvoiceFixture.Merchant merchant) {
        String sold =
                "{\"fphm\":\"%s\",\"fplx\":\"81\",\"kprq\":\"2026-11-01 10:00:00\",\"xsfnsrsbh\":\"%s\",\"xsfmc\":\"%s\","
                        + "\"gmfnsrsbh\":\"91512081MA62K0260E\",\"gmfmc\":\"别的名称\",\"hjje\":\"100.00\",\"hjse\":\"13.00\","
                        + "\"jshj\":\"113.00\",\"fpzt\":\"0\",\"fpmxList\":[]}";
        platform.feed(
                "S:" + merchant.taxNo(),
                InvoiceFixture.pages(List.of(records.invoice(
                        sold.formatted(InvoiceFixture.number(merchant, 9), merchant.taxNo(), merchant.name())))));
        fixture.post(merchant, "/api/merchant/invoice-sync/runs", "{\"kind\":\"OUTPUT\"}");
        String path = "/api/merchant/titles:candidates";
        InvoiceFixture.await(() -> fixture.get(merchant, path).get("total").asInt() > 0);
        return fixture.get(merchant, path)
                .get("items")
                .get(0)
                .get("candidateId")
                .asString();
    }

    private String submission(InvoiceFixture.Merchant merchant) {
        String draft = fixture.post(merchant, "/api/merchant/invoices", """
                        {"serialNo":"GUARDED","kind":"DIGITAL_NORMAL","buyer":{"name":"买家"},"lines":[
                         {"name":"水晶手链","quantity":1,"unitPrice":10,"rate":0.13,"taxClassCode":"1060599000000000000"}]}
                        """)
                .body()
                .get("invoice")
                .get("invoiceId")
                .asString();
        return fixture.post(
                        merchant, "/api/merchant/invoice-imports/submissions", "{\"invoiceIds\":[\"" + draft + "\"]}")
                .body()
                .get("submissionId")
                .asString();
    }

    private String verification(InvoiceFixture.Merchant merchant, String number) {
        return fixture.post(merchant, "/api/merchant/verifications:batch", "{\"invoiceNos\":[\"" + number + "\"]}")
                .body()
                .get("items")
                .get(0)
                .get("verificationId")
                .asString();
    }

    private String reconciliation(InvoiceFixture.Merchant merchant) {
        return fixture.post(
                        merchant, "/api/merchant/reconciliations", "{\"direction\":\"INPUT\",\"period\":\"202611\"}")
                .body()
                .get("reconciliationId")
                .asString();
    }

    // The bureau lists nothing, so that what was pulled is missing there.
    private String incident(InvoiceFixture.Merchant merchant) {
        String path = "/api/merchant/reconciliations:incidents";
        InvoiceFixture.await(() -> fixture.get(merchant, path).get("total").asInt() == 1);
        return fixture.get(merchant, path).get("items").get(0).get("incidentId").asString();
    }

    private Map<String, String> filesOf(InvoiceFixture.Merchant merchant, String invoice) {
        InvoiceFixture.await(() -> fixture.raw(merchant, "/api/merchant/invoices/" + invoice + "/files/xml")
                        .getStatus()
                == 200);
        String delivery = fixture.post(
                        merchant, "/api/merchant/invoices/" + invoice + "/deliveries", "{\"channel\":\"LINK\"}")
                .body()
                .get("deliveryId")
                .asString();
        String preference = fixture.put(
                        merchant,
                        "/api/merchant/delivery-preferences",
                        "{\"buyerName\":\"某某公司\",\"channel\":\"PORTAL\"}")
                .body()
                .get("preferenceId")
                .asString();
        String upload = fixture.upload(
                        merchant, "/api/merchant/received-files", "a.xml", InvoiceXml.of(SampleInvoices.special(1)))
                .body()
                .get("uploadId")
                .asString();
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/received-files")
                        .get("total")
                        .asInt()
                == 1);
        String received = fixture.get(merchant, "/api/merchant/received-files")
                .get("items")
                .get(0)
                .get("receivedFileId")
                .asString();
        String archive = fixture.post(merchant, "/api/merchant/archives", "{\"year\":2026,\"category\":\"RECEIVED\"}")
                .body()
                .get("archiveId")
                .asString();
        String number = fixture.get(merchant, "/api/merchant/received-files")
                .get("items")
                .get(0)
                .get("number")
                .asString();
        fixture.post(
                merchant,
                "/api/merchant/archives:link-vouchers",
                "{\"links\":[{\"invoiceNumber\":\"" + number
                        + "\",\"voucherNo\":\"记-1\",\"bookedOn\":\"2026-11-30\"}]}");
        String link = fixture.get(merchant, "/api/merchant/archives/vouchers")
                .get("items")
                .get(0)
                .get("linkId")
                .asString();
        return Map.of(
                "linkId",
                link,
                "format",
                "pdf",
                "deliveryId",
                delivery,
                "preferenceId",
                preference,
                "uploadId",
                upload,
                "receivedFileId",
                received,
                "receivedInvoiceNo",
                SampleInvoices.NUMBER,
                "attentionId",
                attention(merchant),
                "archiveId",
                archive);
    }

    // The order is invoiced by nothing yet but a draft, so that its return has to wait for somebody.
    private String attention(InvoiceFixture.Merchant merchant) {
        fixture.post(
                merchant,
                "/api/merchant/invoice-orders/GUARDED/returns",
                "{\"returnNo\":\"GUARDED\",\"lines\":[{\"lineNo\":1,\"quantity\":1}]}");
        return fixture.get(merchant, "/api/merchant/invoice-exceptions/items")
                .get("items")
                .get(0)
                .get("attentionId")
                .asString();
    }

    @Override
    protected Set<String> publicPaths() {
        return Set.of("/links/invoices/{token}", "/links/invoices/{token}/{format}");
    }
}
