package io.maotong.user.qualification;

import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.api.Qualification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The server side of {@link io.maotong.user.api.UserApi}. */
@RestController
@RequestMapping("/internal/qualifications")
class InternalQualificationController {

    private final Qualifications qualifications;

    InternalQualificationController(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    @GetMapping("/{merchantId}")
    Qualification get(@PathVariable String merchantId) {
        return MerchantScope.call(Ids.parse(merchantId), qualifications::find)
                .orElseThrow(() -> new NotFoundException("merchant", merchantId));
    }
}
