package io.maotong.user.preference;

import io.maotong.web.security.CurrentActor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Workbench layout, language, large text: the same on every client of the member. */
@RestController
@RequestMapping("/api/merchant/preferences")
class MerchantPreferenceController {

    private final Preferences preferences;

    MerchantPreferenceController(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('notification:read')")
    JsonNode get() {
        return preferences.get(CurrentActor.get().id());
    }

    @PutMapping
    @PreAuthorize("hasAuthority('notification:read')")
    JsonNode put(@RequestBody JsonNode body) {
        return preferences.put(CurrentActor.get().id(), body);
    }
}
