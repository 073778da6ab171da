package io.maotong.messaging;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages of this service that could not be handled. */
@RestController
@RequestMapping("/api/ops/parked-messages")
class OpsParkedMessageController {

    private final Parking parking;

    OpsParkedMessageController(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ParkedMessage> list(
            @RequestParam(defaultValue = "PARKED") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        return parking.find(state, Math.max(1, page), Math.clamp(size, 1, 200));
    }

    @PostMapping("/{id}:replay")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        parking.replay(Ids.parse(id), CurrentActor.get().id());
    }
}
