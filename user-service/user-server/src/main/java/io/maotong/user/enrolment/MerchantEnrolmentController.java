package io.maotong.user.enrolment;

import io.maotong.web.security.CurrentActor;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customs registration, port card and DXP id: asked for at any time, they run by themselves once they can. */
@RestController
@RequestMapping("/api/merchant/enrolments")
class MerchantEnrolmentController {

    private final Enrolments enrolments;

    MerchantEnrolmentController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('registration:manage')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, List<EnrolmentResponse>> request(@RequestBody EnrolmentRequest request) {
        return Map.of("items", enrolments.request(request, CurrentActor.get().id()));
    }

    @GetMapping
    @PreAuthorize("hasAnyAuthority('registration:manage', 'qualification:read')")
    Map<String, List<EnrolmentResponse>> list() {
        return Map.of("items", enrolments.list());
    }
}
