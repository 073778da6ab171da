package io.maotong.refund.filing;

import io.maotong.refund.source.Sources;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The refund office of the tax bureau. */
@Component
class RefundBureau {

    private final AuthorityClient client;
    private final JsonMapper json;

    RefundBureau(AuthorityClients clients, JsonMapper json) {
        this.client = clients.get("refund-bureau");
        this.json = json;
    }

    String channel() {
        return client.channel().name();
    }

    AuthorityAnswer submit(
            RefundBatch batch,
            Sources.Merchant merchant,
            List<RefundExportRow> exports,
            List<RefundPurchaseRow> purchases,
            List<RefundReceiptRow> receipts) {
        Map<String, Object> filing = new LinkedHashMap<>();
        filing.put("serial", batch.serial());
        filing.put("taxNo", merchant.creditCode());
        filing.put("period", batch.period());
        filing.put("batchNo", batch.batchNo());
        filing.put("exports", exports.stream().map(RefundBureau::export).toList());
        filing.put("purchases", purchases.stream().map(RefundBureau::purchase).toList());
        filing.put("receipts", receipts.stream().map(RefundBureau::receipt).toList());
        filing.put(
                "totals",
                Map.of(
                        "refundable", text(batch.refundable().amount()),
                        "fobUsd", text(batch.fobUsd().amount())));
        return client.exchange(AuthorityCall.postJson(
                "submit", batch.serial(), "/refund-bureau/declarations", json.writeValueAsBytes(filing)));
    }

    AuthorityAnswer ask(RefundBatch batch) {
        return client.exchange(AuthorityCall.get("ask", "/refund-bureau/declarations?serial=" + batch.serial()));
    }

    BureauAnswer read(AuthorityAnswer.Accepted answer) {
        return json.readValue(answer.body(), BureauAnswer.class);
    }

    private static Map<String, Object> export(RefundExportRow row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("seq", row.seq);
        line.put("linkNo", row.linkNo);
        line.put("customsNo21", row.entryId + "%03d".formatted(row.itemNo));
        line.put("exportInvoiceNo", row.exportInvoiceNo);
        line.put("exportDate", row.exportDate.toString());
        line.put("commodityCode", row.commodityCode);
        line.put("name", row.name);
        line.put("unit", row.unit);
        line.put("quantity", text(row.quantity));
        line.put("fobUsd", text(row.fobUsd));
        line.put("tradeMode", row.tradeMode);
        return line;
    }

    private static Map<String, Object> purchase(RefundPurchaseRow row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("seq", row.seq);
        line.put("linkNo", row.linkNo);
        line.put("invoiceNo", row.invoiceNumber);
        line.put("supplierTaxNo", row.supplierTaxNo);
        line.put("invoiceDate", row.issuedOn.toString());
        line.put("commodityCode", row.commodityCode);
        line.put("name", row.name);
        line.put("unit", row.unit);
        line.put("quantity", text(row.quantity));
        line.put("taxableAmount", text(row.taxable));
        line.put("levyRate", text(row.levyRate));
        line.put("refundRate", text(row.refundRate));
        line.put("refundable", text(row.refundable));
        return line;
    }

    private static Map<String, Object> receipt(RefundReceiptRow row) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("customsNo", row.entryId);
        line.put("currency", row.currency);
        line.put("amount", text(row.amount));
        line.put("receivedOn", row.receivedOn.toString());
        line.put("bankRef", row.bankReference);
        return line;
    }

    private static String text(BigDecimal number) {
        BigDecimal plain = number.scale() > 2 ? stripped(number) : number;
        return plain.toPlainString();
    }

    // At least two decimals, and none that say nothing.
    private static BigDecimal stripped(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 2 ? number.setScale(2) : stripped;
    }
}
