package io.maotong.refund.filing;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.refund.precheck.Candidate;
import io.maotong.refund.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rows of the forms: frozen once they are written. */
@Component
class FilingRows {

    private final RefundExportMapper exports;
    private final RefundPurchaseMapper purchases;
    private final RefundReceiptMapper receipts;
    private final Sources sources;

    FilingRows(
            RefundExportMapper exports, RefundPurchaseMapper purchases, RefundReceiptMapper receipts, Sources sources) {
        this.exports = exports;
        this.purchases = purchases;
        this.receipts = receipts;
        this.sources = sources;
    }

    void insert(RefundBatch batch, List<Candidate> candidates) {
        Map<String, String> invoices = sources.exportInvoiceNumbers();
        Map<String, Sources.Receipt> known = sources
                .receiptsOf(candidates.stream()
                        .flatMap(candidate -> candidate.receipts().stream())
                        .map(Candidate.Proof::orderNo)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Sources.Receipt::allocationId, Function.identity()));
        List<RefundExportRow> exportRows = new ArrayList<>();
        List<RefundPurchaseRow> purchaseRows = new ArrayList<>();
        List<RefundReceiptRow> receiptRows = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String link = linkNo(batch, exportRows.size() + 1);
            exportRows.add(exportRow(batch, exportRows.size() + 1, link, candidate, invoices));
            for (Candidate.Row row : candidate.rows()) {
                purchaseRows.add(purchaseRow(batch, purchaseRows.size() + 1, link, candidate, row));
            }
            for (Candidate.Proof proof : candidate.receipts()) {
                receiptRows.add(receiptRow(batch, candidate, proof, known.get(proof.allocationId())));
            }
        }
        exports.insert(exportRows);
        purchases.insert(purchaseRows);
        receipts.insert(receiptRows);
    }

    List<RefundExportRow> exports(long batchId) {
        return exports.selectList(
                new QueryWrapper<RefundExportRow>().eq("batch_id", batchId).orderByAsc("seq"));
    }

    List<RefundPurchaseRow> purchases(long batchId) {
        return purchases.selectList(
                new QueryWrapper<RefundPurchaseRow>().eq("batch_id", batchId).orderByAsc("seq"));
    }

    List<RefundReceiptRow> receipts(long batchId) {
        return receipts.selectList(
                new QueryWrapper<RefundReceiptRow>().eq("batch_id", batchId).orderByAsc("id"));
    }

    List<String> entryIds(long batchId) {
        return exports(batchId).stream().map(row -> row.entryId).distinct().toList();
    }

    List<String> orderNos(long batchId) {
        return receipts(batchId).stream().map(row -> row.orderNo).distinct().toList();
    }

    /** Month, batch and serial: 17 digits. */
    private static String linkNo(RefundBatch batch, int serial) {
        return batch.period() + batch.batchNo() + "%08d".formatted(serial);
    }

    private static RefundExportRow exportRow(
            RefundBatch batch, int seq, String link, Candidate candidate, Map<String, String> invoices) {
        RefundExportRow row = new RefundExportRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId();
        row.batchId = batch.id();
        row.seq = seq;
        row.linkNo = link;
        row.entryId = candidate.export().entryId();
        row.itemNo = candidate.export().itemNo();
        row.exportInvoiceNo = invoices.get(candidate.export().entryId());
        row.exportDate = candidate.export().exportDate();
        row.tradeMode = candidate.export().tradeMode();
        row.commodityCode = candidate.export().commodityCode();
        row.name = candidate.export().name();
        row.unit = candidate.rows().getFirst().use().line().unit();
        row.quantity = candidate.link().inUnit().quantity();
        row.fobCurrency = candidate.export().fob().currency();
        row.fobAmount = candidate.export().fob().amount();
        row.fobUsd = candidate.fobUsd().amount();
        row.liveKey = candidate.export().number();
        return row;
    }

    private static RefundPurchaseRow purchaseRow(
            RefundBatch batch, int seq, String link, Candidate candidate, Candidate.Row source) {
        RefundPurchaseRow row = new RefundPurchaseRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId();
        row.batchId = batch.id();
        row.seq = seq;
        row.linkNo = link;
        row.invoiceNumber = source.use().line().invoiceNumber();
        row.lineNo = source.use().line().lineNo();
        row.supplierTaxNo = source.use().line().supplierTaxNo();
        row.issuedOn = source.use().line().issuedOn();
        row.commodityCode = candidate.export().commodityCode();
        row.name = source.use().line().name();
        row.unit = source.use().line().unit();
        row.quantity = source.use().quantity();
        row.taxable = source.refund().taxable().amount();
        row.levyRate = source.refund().levyRate();
        row.refundRate = source.refund().refundRate();
        row.refundable = source.refund().refundable().amount();
        row.toCost = source.refund().toCost().amount();
        row.live = true;
        return row;
    }

    private static RefundReceiptRow receiptRow(
            RefundBatch batch, Candidate candidate, Candidate.Proof proof, Sources.Receipt receipt) {
        RefundReceiptRow row = new RefundReceiptRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId();
        row.batchId = batch.id();
        row.entryId = candidate.export().entryId();
        row.allocationId = proof.allocationId();
        row.orderNo = proof.orderNo();
        row.currency = proof.amount().currency();
        row.amount = proof.amount().amount();
        row.bankReference = receipt.bankReference();
        row.receivedOn = receipt.receivedOn();
        row.live = true;
        return row;
    }
}
