package io.maotong.customs.entry;

import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsApi;
import io.maotong.data.scope.MerchantScope;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Calls of refund-service inside its global transaction. */
@RestController
class InternalOccupationController implements CustomsApi {

    private final OccupationService service;

    InternalOccupationController(OccupationService service) {
        this.service = service;
    }

    @Override
    @PostMapping("/internal/entry-occupations")
    public void occupy(@RequestBody OccupyEntries request) {
        MerchantScope.run(Ids.parse(request.merchantId()), () -> service.occupy(request.batchId(), request.items()));
    }

    @Override
    @PostMapping("/internal/entry-occupations/release")
    public void release(@RequestBody ReleaseEntries request) {
        MerchantScope.run(Ids.parse(request.merchantId()), () -> service.release(request.batchId()));
    }
}
