package io.maotong.customs.api;

import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Internal calls to customs-service; they need a service token. */
@FeignClient(name = "customs-service", contextId = "customsApi")
public interface CustomsApi {

    /**
     * Reserves declaration items for a refund batch, all or nothing, inside the caller's global transaction. Repeating it
     * for the same batch changes nothing. 409 with one violation for each item that another batch holds.
     */
    @PostMapping("/internal/entry-occupations")
    void occupy(@RequestBody OccupyEntries request);

    /** Gives everything of a batch back; repeating it changes nothing. */
    @PostMapping("/internal/entry-occupations/release")
    void release(@RequestBody ReleaseEntries request);

    record OccupyEntries(String merchantId, String batchId, List<Item> items) {}

    record Item(String entryId, int itemNo) {}

    record ReleaseEntries(String merchantId, String batchId) {}
}
