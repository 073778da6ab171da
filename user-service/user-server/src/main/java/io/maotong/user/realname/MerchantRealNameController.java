package io.maotong.user.realname;

import io.maotong.core.id.Ids;
import io.maotong.web.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Real-name checks of the signed-in member. */
@RestController
@RequestMapping("/api/merchant/real-name-checks")
class MerchantRealNameController {

    private final RealNameChecks checks;

    MerchantRealNameController(RealNameChecks checks) {
        this.checks = checks;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('registration:manage')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RealNameResponse request(@RequestBody RealNameRequest request) {
        return checks.request(Ids.parse(CurrentActor.get().id()), request);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('registration:manage')")
    RealNameResponse get(@PathVariable String id) {
        return checks.get(Ids.parse(id));
    }
}
