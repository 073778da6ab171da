package io.maotong.order.returns;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Goods that come back to the merchant. */
@RestController
@RequestMapping("/api/merchant/order-returns")
class MerchantOrderReturnController {

    private final ReturnService service;
    private final EvidenceKeeper evidence;

    MerchantOrderReturnController(ReturnService service, EvidenceKeeper evidence) {
        this.service = service;
        this.evidence = evidence;
    }

    /** Newest first unless sorted by requestedAt, orderNo or status. */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<ReturnResponse.Item> list(ReturnFilter filter, PageRequest page) {
        return service.find(filter, page);
    }

    @GetMapping("/{returnNo}")
    @PreAuthorize("hasAuthority('order:read')")
    ReturnResponse get(@PathVariable String returnNo) {
        return service.get(returnNo);
    }

    /** Of an order that has left, at most what was ordered and is not coming back already. */
    @PostMapping
    @PreAuthorize("hasAuthority('order:return')")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnResponse request(@Valid @RequestBody ReturnRequest request) {
        return service.get(service.request(request));
    }

    @PostMapping("/{returnNo}:receive")
    @PreAuthorize("hasAuthority('order:return')")
    ReturnResponse receive(@PathVariable String returnNo) {
        service.receive(returnNo);
        return service.get(returnNo);
    }

    /** What is taken back, in which state, and what the buyer gets. The answer says what follows elsewhere. */
    @PostMapping("/{returnNo}:inspect")
    @PreAuthorize("hasAuthority('order:return')")
    ReturnResponse inspect(@PathVariable String returnNo, @Valid @RequestBody InspectionRequest request) {
        service.inspect(returnNo, request);
        return service.get(returnNo);
    }

    /** The buyer was paid back. */
    @PostMapping("/{returnNo}:refund")
    @PreAuthorize("hasAuthority('order:return')")
    ReturnResponse refund(@PathVariable String returnNo) {
        service.refund(returnNo);
        return service.get(returnNo);
    }

    /** Only before the goods have arrived. */
    @PostMapping("/{returnNo}:cancel")
    @PreAuthorize("hasAuthority('order:return')")
    ReturnResponse cancel(@PathVariable String returnNo) {
        service.cancel(returnNo);
        return service.get(returnNo);
    }

    /** JPEG, PNG or PDF, 5 MB at most, 10 of a return at most. */
    @PostMapping("/{returnNo}/evidence")
    @PreAuthorize("hasAuthority('order:return')")
    @ResponseStatus(HttpStatus.CREATED)
    ReturnResponse addEvidence(@PathVariable String returnNo, @RequestPart MultipartFile file) {
        evidence.add(returnNo, file);
        return service.get(returnNo);
    }

    @GetMapping("/{returnNo}/evidence/{evidenceId}")
    @PreAuthorize("hasAuthority('order:read')")
    void evidence(@PathVariable String returnNo, @PathVariable String evidenceId, HttpServletResponse response)
            throws IOException {
        EvidenceRow row = evidence.find(returnNo, evidenceId);
        response.setContentType(row.mediaType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        evidence.copy(row, response.getOutputStream());
    }
}
