package io.maotong.invoice.attention;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same of all merchants. */
@RestController
class OpsAttentionController {

    private final Attentions attentions;

    OpsAttentionController(Attentions attentions) {
        this.attentions = attentions;
    }

    /** The oldest first. @param state OPEN unless asked otherwise */
    @GetMapping("/api/ops/invoice-exceptions/items")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<AttentionResponse> list(@RequestParam(defaultValue = "OPEN") AttentionState state, PageRequest page) {
        return AttentionResponse.page(
                attentions.list(new Attentions.Filter(null, state, null), page), LocaleContextHolder.getLocale());
    }

    /** Tries again in the merchant's place. 409 INVOICE-40911 if it is closed. */
    @PostMapping("/api/ops/invoice-exceptions/items/{attentionId}:retry")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AttentionResponse retry(@PathVariable String attentionId) {
        return AttentionResponse.of(
                attentions.retry(Ids.parse(attentionId), CurrentActor.get().id()), LocaleContextHolder.getLocale());
    }
}
