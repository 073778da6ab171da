package io.maotong.forex.api;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Internal calls to forex-service; they need a service token. */
@FeignClient(name = "forex-service", contextId = "forexApi")
public interface ForexApi {

    /**
     * Reserves matched receipts for a refund batch, all or nothing, inside the caller's global transaction. Repeating it
     * for the same batch changes nothing. 409 with one violation for each allocation that is used up or unknown.
     */
    @PostMapping("/internal/receipt-occupations")
    void occupy(@RequestBody OccupyReceipts request);

    /** Gives everything of a batch back; repeating it changes nothing. */
    @PostMapping("/internal/receipt-occupations/release")
    void release(@RequestBody ReleaseReceipts request);

    record OccupyReceipts(String merchantId, String batchId, List<Part> parts) {}

    /** The part of a matched receipt, in its own currency, that proves the collection of one declaration. */
    record Part(String allocationId, String entryId, BigDecimal amount) {}

    record ReleaseReceipts(String merchantId, String batchId) {}
}
