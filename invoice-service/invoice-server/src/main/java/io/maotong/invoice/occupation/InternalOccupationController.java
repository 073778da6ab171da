package io.maotong.invoice.occupation;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.InvoiceApi;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@link InvoiceApi}: takes part in the caller's global transaction. */
@RestController
class InternalOccupationController {

    private static final int LONGEST_BATCH = 32;

    private final Occupations occupations;

    InternalOccupationController(Occupations occupations) {
        this.occupations = occupations;
    }

    /** Reserves all parts for the batch, or none: 409 with one violation for each line that is not available. */
    @PostMapping("/internal/input-invoice-occupations")
    void occupy(@RequestBody InvoiceApi.OccupyInvoices request) {
        long merchantId = merchant(request.merchantId(), request.batchId());
        List<InvoiceApi.Part> parts = request.parts() == null ? List.of() : request.parts();
        Violations violations = new Violations();
        for (int i = 0; i < parts.size(); i++) {
            InvoiceApi.Part part = parts.get(i);
            violations.check(
                    part != null && part.invoiceNumber() != null && part.quantity() != null && part.amount() != null,
                    CommonError.INVALID_REQUEST,
                    "parts[" + i + "]",
                    "PRESENT",
                    "invoiceNumber, lineNo, quantity, amount",
                    Text.of("缺少字段", "A field is missing"));
        }
        violations.throwIfAny(CommonError.INVALID_REQUEST);
        MerchantScope.run(merchantId, () -> occupations.occupy(request.batchId(), parts));
    }

    /** Gives everything of the batch back; repeating it changes nothing. */
    @PostMapping("/internal/input-invoice-occupations/release")
    void release(@RequestBody InvoiceApi.ReleaseInvoices request) {
        long merchantId = merchant(request.merchantId(), request.batchId());
        MerchantScope.run(merchantId, () -> occupations.release(request.batchId()));
    }

    private static long merchant(String merchantId, String batchId) {
        long id = merchantId == null ? -1 : Ids.parse(merchantId);
        new Violations()
                .check(
                        id > 0,
                        CommonError.INVALID_REQUEST,
                        "merchantId",
                        "PRESENT",
                        "id",
                        Text.of("缺少商户", "The merchant is missing"))
                .check(
                        batchId != null && !batchId.isBlank() && batchId.length() <= LONGEST_BATCH,
                        CommonError.INVALID_REQUEST,
                        "batchId",
                        "PRESENT",
                        "1.." + LONGEST_BATCH,
                        Text.of("缺少批次", "The batch is missing"))
                .throwIfAny(CommonError.INVALID_REQUEST);
        return id;
    }
}
