package io.maotong.e2e;

import io.maotong.e2e.input.Suppliers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Input invoices are pulled and confirmed for refund; export invoices are issued. */
final class InvoiceStage implements Stage {

    /** A leaf of the tax classification: arts and crafts. */
    private static final String CLASS_CODE = "1060505990000000000";

    @Override
    public String name() {
        return "6 pull, select and issue invoices";
    }

    @Override
    public String run(Journey journey) {
        int invoices = suppliersInvoice(journey);
        String run = journey.merchant
                .post("/api/merchant/input-invoices:pull", Map.of())
                .get("runId")
                .asString();
        Expect.that(!run.isBlank(), "the pull has no id");
        journey.waiting.until(
                "the input invoices",
                () -> journey.merchant.get("/api/merchant/input-invoices?size=1"),
                answer -> answer.get("total").asLong() >= invoices);
        journey.merchant.post("/api/merchant/input-invoices:select-refund", Map.of("all", true));
        journey.waiting.until(
                "the invoices confirmed for refund",
                () -> journey.merchant.get("/api/merchant/input-invoices?use=REFUND&size=1"),
                answer -> answer.get("total").asLong() >= invoices);

        journey.merchant.post("/api/merchant/export-invoices", Map.of("allEntries", true));
        JsonNode issued = journey.waiting.until(
                "the export invoices",
                () -> journey.merchant.get("/api/merchant/invoices?kind=EXPORT&status=ISSUED&size=200"),
                answer -> answer.get("total").asLong() >= journey.entryIds.size());
        Expect.equal(
                "export invoices",
                (long) journey.entryIds.size(),
                issued.get("total").asLong());
        return "%d input invoices selected; %d export invoices issued".formatted(invoices, journey.entryIds.size());
    }

    private static int suppliersInvoice(Journey journey) {
        List<Map<String, Object>> invoices = Suppliers.lines(journey.orders).stream()
                .map(line -> Map.<String, Object>of(
                        "supplierName",
                        "东海县" + line.commodityCode() + "供应商有限公司",
                        "buyerTaxNo",
                        journey.creditCode,
                        "buyerName",
                        journey.companyName,
                        "issuedAt",
                        LocalDate.of(2026, 11, 16).toString(),
                        "lines",
                        List.of(Map.of(
                                "name", line.name(),
                                "spec", line.sku(),
                                "unit", line.unit(),
                                "quantity", line.quantity(),
                                "unitPrice", line.unitPrice().toPlainString(),
                                "rate", "0.13",
                                "taxClassCode", CLASS_CODE))))
                .toList();
        journey.outside.post("/control/tax/input-invoices", Map.of("invoices", invoices));
        return invoices.size();
    }
}
