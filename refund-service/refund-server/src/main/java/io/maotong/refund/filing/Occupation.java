package io.maotong.refund.filing;

import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsApi;
import io.maotong.forex.api.ForexApi;
import io.maotong.invoice.api.InvoiceApi;
import java.util.List;
import org.apache.seata.spring.annotation.GlobalTransactional;
import org.springframework.stereotype.Component;

/**
 * Reserves the invoices, declarations and receipts of a filing in the three services that own them: all together or not
 * at all, under one global transaction. Repeating it for the same filing changes nothing.
 */
@Component
class Occupation {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final InvoiceApi invoices;
    private final CustomsApi customs;
    private final ForexApi forex;
    private final FilingRows rows;

    Occupation(InvoiceApi invoices, CustomsApi customs, ForexApi forex, FilingRows rows) {
        this.invoices = invoices;
        this.customs = customs;
        this.forex = forex;
        this.rows = rows;
    }

    @GlobalTransactional(name = "occupy-refund-batch", timeoutMills = TIMEOUT_MILLIS, rollbackFor = Throwable.class)
    public void occupy(RefundBatch batch) {
        String merchant = Ids.text(batch.merchantId());
        String id = Ids.text(batch.id());
        List<CustomsApi.Item> items = rows.exports(batch.id()).stream()
                .map(row -> new CustomsApi.Item(row.entryId, row.itemNo))
                .toList();
        customs.occupy(new CustomsApi.OccupyEntries(merchant, id, items));
        List<InvoiceApi.Part> parts = rows.purchases(batch.id()).stream()
                .map(row -> new InvoiceApi.Part(row.invoiceNumber, row.lineNo, row.quantity, row.taxable))
                .toList();
        invoices.occupy(new InvoiceApi.OccupyInvoices(merchant, id, parts));
        List<ForexApi.Part> receipts = rows.receipts(batch.id()).stream()
                .map(row -> new ForexApi.Part(row.allocationId, row.entryId, row.amount))
                .toList();
        forex.occupy(new ForexApi.OccupyReceipts(merchant, id, receipts));
    }

    @GlobalTransactional(name = "release-refund-batch", timeoutMills = TIMEOUT_MILLIS, rollbackFor = Throwable.class)
    public void release(RefundBatch batch) {
        String merchant = Ids.text(batch.merchantId());
        String id = Ids.text(batch.id());
        customs.release(new CustomsApi.ReleaseEntries(merchant, id));
        invoices.release(new InvoiceApi.ReleaseInvoices(merchant, id));
        forex.release(new ForexApi.ReleaseReceipts(merchant, id));
    }
}
