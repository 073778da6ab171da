package io.maotong.logistics.label;

import io.maotong.core.id.Ids;
import io.maotong.web.security.CurrentActor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Labels to stick on parcels. Asking for one counts as a print. */
@RestController
class MerchantShipmentLabelController {

    private final LabelService service;

    MerchantShipmentLabelController(LabelService service) {
        this.service = service;
    }

    @GetMapping("/api/merchant/shipments/{id}/label")
    @PreAuthorize("hasAuthority('logistics:book')")
    ResponseEntity<byte[]> label(@PathVariable String id) {
        return pdf(service.print(Ids.parse(id), CurrentActor.get().id()));
    }

    /** All labels of a batch in one document. */
    @GetMapping("/api/merchant/shipment-batches/{id}/labels")
    @PreAuthorize("hasAuthority('logistics:book')")
    ResponseEntity<byte[]> labels(@PathVariable String id) {
        return pdf(service.printBatch(Ids.parse(id), CurrentActor.get().id()));
    }

    private static ResponseEntity<byte[]> pdf(byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(content);
    }
}
