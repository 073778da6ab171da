package io.maotong.data.platform.cockpit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a merchant's whole chain. */
@RestController
@RequestMapping("/api/merchant/cockpit")
class MerchantCockpitController {

    private final Cockpit cockpit;

    MerchantCockpitController(Cockpit cockpit) {
        this.cockpit = cockpit;
    }

    /** @param kind of objects @param amounts by currency, where the objects have amounts */
    record StageResponse(String kind, String status, long objects, Map<String, String> amounts) {}

    /**
     * @param figures by name; {@code definitions} says what each one counts
     * @param refreshedAt when the newest change arrived; null if nothing has
     */
    record CockpitResponse(
            Map<String, Long> figures,
            Map<String, String> definitions,
            List<StageResponse> stages,
            Instant refreshedAt) {}

    @GetMapping
    @PreAuthorize("hasAuthority('cockpit:read')")
    CockpitResponse get() {
        return cockpit.read();
    }
}
