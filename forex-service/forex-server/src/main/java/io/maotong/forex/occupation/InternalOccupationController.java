package io.maotong.forex.occupation;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.api.ForexApi;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@link ForexApi} for refund batches. */
@RestController
@RequestMapping("/internal/receipt-occupations")
class InternalOccupationController {

    private final OccupationService occupations;

    InternalOccupationController(OccupationService occupations) {
        this.occupations = occupations;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void occupy(@RequestBody ForexApi.OccupyReceipts request) {
        MerchantScope.run(
                Ids.parse(request.merchantId()), () -> occupations.occupy(request.batchId(), request.parts()));
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@RequestBody ForexApi.ReleaseReceipts request) {
        MerchantScope.run(Ids.parse(request.merchantId()), () -> occupations.release(request.batchId()));
    }
}
