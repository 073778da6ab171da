package io.maotong.invoice.attention;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What needs somebody besides invoices on their way: received invoices, advance invoices, returns, deliveries. */
@RestController
class MerchantAttentionController {

    private final Attentions attentions;

    MerchantAttentionController(Attentions attentions) {
        this.attentions = attentions;
    }

    /** @param reason kept with the item */
    record CloseRequest(@NotBlank @Size(max = 500) String reason) {}

    /** The oldest first. @param state OPEN unless asked otherwise @param subject a number as it is shown */
    @GetMapping("/api/merchant/invoice-exceptions/items")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<AttentionResponse> list(
            @RequestParam(required = false) AttentionCause kind,
            @RequestParam(defaultValue = "OPEN") AttentionState state,
            @RequestParam(required = false) String subject,
            PageRequest page) {
        return AttentionResponse.page(
                attentions.list(new Attentions.Filter(kind, state, subject), page), LocaleContextHolder.getLocale());
    }

    @GetMapping("/api/merchant/invoice-exceptions/items/{attentionId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    AttentionResponse get(@PathVariable String attentionId) {
        return AttentionResponse.of(attentions.get(Ids.parse(attentionId)), LocaleContextHolder.getLocale());
    }

    /** Tries again; it closes by itself once the matter is right. 409 INVOICE-40911 if it is closed. */
    @PostMapping("/api/merchant/invoice-exceptions/items/{attentionId}:retry")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AttentionResponse retry(@PathVariable String attentionId) {
        return AttentionResponse.of(
                attentions.retry(Ids.parse(attentionId), CurrentActor.get().id()), LocaleContextHolder.getLocale());
    }

    /** Closes it with a reason, though the matter stays as it is. 409 INVOICE-40911 if it is closed. */
    @PostMapping("/api/merchant/invoice-exceptions/items/{attentionId}:close")
    @PreAuthorize("hasAuthority('invoice:issue')")
    AttentionResponse close(@PathVariable String attentionId, @Valid @RequestBody CloseRequest request) {
        return AttentionResponse.of(
                attentions.close(Ids.parse(attentionId), CurrentActor.get().id(), request.reason()),
                LocaleContextHolder.getLocale());
    }
}
