package io.maotong.user.qualification;

import io.maotong.core.error.NotFoundException;
import io.maotong.user.api.Qualification;
import io.maotong.web.security.CurrentActor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the platform knows about the merchant and passes on to its other services. */
@RestController
@RequestMapping("/api/merchant/qualification")
class MerchantQualificationController {

    private final Qualifications qualifications;

    MerchantQualificationController(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('qualification:read')")
    Qualification get() {
        return qualifications
                .find()
                .orElseThrow(() -> new NotFoundException(
                        "qualification", CurrentActor.get().merchantId()));
    }
}
