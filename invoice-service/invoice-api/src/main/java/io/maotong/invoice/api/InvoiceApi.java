package io.maotong.invoice.api;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Internal calls to invoice-service; they need a service token. */
@FeignClient(name = "invoice-service", contextId = "invoiceApi")
public interface InvoiceApi {

    /**
     * Reserves parts of input invoices for a refund batch, all or nothing, inside the caller's global transaction.
     * Repeating it for the same batch changes nothing. 409 with one violation for each line that is used up, unknown or
     * not confirmed for refund.
     */
    @PostMapping("/internal/input-invoice-occupations")
    void occupy(@RequestBody OccupyInvoices request);

    /** Gives everything of a batch back; repeating it changes nothing. */
    @PostMapping("/internal/input-invoice-occupations/release")
    void release(@RequestBody ReleaseInvoices request);

    record OccupyInvoices(String merchantId, String batchId, List<Part> parts) {}

    /** The quantity and the amount excluding tax (CNY) that the batch uses of one line. */
    record Part(String invoiceNumber, int lineNo, BigDecimal quantity, BigDecimal amount) {}

    record ReleaseInvoices(String merchantId, String batchId) {}
}
