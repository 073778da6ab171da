package io.maotong.invoice.red;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Red forms of all merchants, for operators who look after what is stuck. */
@RestController
class OpsRedFormController {

    record OpsFormResponse(String merchantId, RedFormViews.FormResponse form) {}

    record OpsDetailResponse(String merchantId, RedFormViews.DetailResponse detail) {}

    private final RedFormBook book;
    private final RedFormViews views;

    OpsRedFormController(RedFormBook book, RedFormViews views) {
        this.book = book;
        this.views = views;
    }

    /** @param attention only those that a person should look at */
    @GetMapping("/api/ops/red-forms")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<OpsFormResponse> list(
            @RequestParam(required = false) String merchantId,
            @RequestParam(required = false) RedFormStatus status,
            @RequestParam(required = false) Boolean attention,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<RedFormRow> found = book.listAll(
                merchantId == null ? null : Ids.parse(merchantId),
                new RedFormBook.Filter(status, null, null, null, null, attention, null, null, q),
                page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new OpsFormResponse(Ids.text(row.merchantId), views.form(row)))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/ops/red-forms/{formId}")
    @PreAuthorize("hasAuthority('operations:read')")
    OpsDetailResponse get(@PathVariable String formId) {
        RedFormRow row = book.get(Ids.parse(formId));
        return new OpsDetailResponse(Ids.text(row.merchantId), views.detail(row));
    }
}
