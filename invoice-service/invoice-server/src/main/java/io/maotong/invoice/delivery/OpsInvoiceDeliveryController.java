package io.maotong.invoice.delivery;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries of all merchants, for operations. */
@RestController
class OpsInvoiceDeliveryController {

    private final Deliveries deliveries;

    OpsInvoiceDeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param report a delivery status notification as the mail system sent it (RFC 3464) */
    record BounceRequest(@NotBlank @Size(max = 200_000) String report) {}

    @GetMapping("/api/ops/invoice-deliveries")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<DeliveryResponse> list(@RequestParam(required = false) DeliveryStatus status, PageRequest page) {
        PageResponse<DeliveryRow> found = deliveries.list(status, page);
        return new PageResponse<>(
                found.items().stream().map(DeliveryResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** Takes a returned message in; the mail system that receives at the sender's address posts it here. */
    @PostMapping("/api/ops/invoice-deliveries:bounce")
    @PreAuthorize("hasAuthority('parked:replay')")
    DeliveryResponse bounce(@Valid @RequestBody BounceRequest request) {
        BounceReport report = BounceReport.read(request.report())
                .orElseThrow(() -> new BusinessException(
                        CommonError.INVALID_REQUEST,
                        List.of(Violation.of(
                                CommonError.INVALID_REQUEST,
                                "report",
                                "RFC3464",
                                "Message-ID: <delivery-…@maotong.invoice>",
                                Text.of("不是本系统邮件的永久退信", "It reports no lasting failure of one of our messages")))));
        return DeliveryResponse.of(deliveries.bounced(
                report.deliveryId(),
                report.round(),
                report.reason(),
                CurrentActor.get().id()));
    }
}
