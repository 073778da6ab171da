package io.maotong.invoice.title;

import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.document.TaxNumber;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Titles 抬头 that invoices are made out to. */
@RestController
class MerchantTitleController {

    private final Titles titles;

    MerchantTitleController(Titles titles) {
        this.titles = titles;
    }

    /**
     * Absent fields of a change keep what is there, empty ones take it away.
     *
     * @param bankAndAccount both in one field, parted at the last blank; instead of bank and account
     * @param overrideReason lets a number pass whose check character does not hold; needs invoice:title:override
     * @param version of the title that is changed
     */
    record TitleRequest(
            @Size(max = 64) String customerId,
            TitleType type,
            String name,
            String taxNo,
            String address,
            String telephone,
            String bank,
            String account,
            @Size(max = 200) String bankAndAccount,
            String email,
            String mobile,
            Boolean isDefault,
            @Size(max = 300) String overrideReason,
            Long version) {

        TitleContent content(TitleContent before) {
            String[] both = bankAndAccount == null || bankAndAccount.isBlank()
                    ? new String[] {bank, account}
                    : TitleContent.parted(bankAndAccount);
            return new TitleContent(
                    type == null && before != null ? before.type() : type,
                    kept(name, before == null ? null : before.name()),
                    kept(taxNo, before == null ? null : before.taxNo()),
                    kept(address, before == null ? null : before.address()),
                    kept(telephone, before == null ? null : before.telephone()),
                    kept(both[0], before == null ? null : before.bank()),
                    kept(both[1], before == null ? null : before.account()),
                    kept(email, before == null ? null : before.email()),
                    kept(mobile, before == null ? null : before.mobile()));
        }

        private static String kept(String next, String before) {
            return next == null ? before : next;
        }
    }

    /** @param waiting a change that a second person must approve, or null */
    record TitleResponse(
            String titleId,
            long version,
            String customerId,
            boolean isDefault,
            TitleStatus status,
            String source,
            CreditCode.Check taxCheck,
            String overrideReason,
            String overrideBy,
            Instant verifiedAt,
            ContentResponse content,
            ContentResponse waiting,
            Instant updatedAt) {}

    /** Personal and bank data is masked. */
    record ContentResponse(
            TitleType type,
            String name,
            String taxNo,
            String address,
            String telephone,
            String bank,
            String account,
            String email,
            String mobile) {

        static ContentResponse of(TitleContent content) {
            boolean person = content.type() == TitleType.PERSON;
            return new ContentResponse(
                    content.type(),
                    content.name(),
                    person ? masked(content.taxNo()) : content.taxNo(),
                    person ? masked(content.address()) : content.address(),
                    masked(content.telephone()),
                    content.bank(),
                    masked(content.account()),
                    maskedMail(content.email()),
                    masked(content.mobile()));
        }
    }

    record HistoryResponse(
            long version, String action, String actor, String reason, ContentResponse content, Instant at) {}

    record DetailResponse(TitleResponse title, List<HistoryResponse> history) {}

    record ReasonRequest(@NotBlank @Size(max = 300) String reason) {}

    /** @param taxNos up to 500 */
    record ValidateRequest(
            @NotNull @Size(min = 1, max = 500) List<@NotNull String> taxNos) {}

    /**
     * @param taxNo normalised
     * @param check VALID, FORMAT_ERROR or CHECKSUM_SUSPECT
     * @param form how it was understood
     * @param checked false for old numbers that nobody can check
     */
    record CheckResponse(
            String given, String taxNo, CreditCode.Check check, TaxNumber.Form form, boolean checked, String hint) {}

    /** @param q beginning of the name or the tax number */
    @GetMapping("/api/merchant/titles")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<TitleResponse> list(
            @RequestParam(required = false) String q,
            @RequestParam(required = false) TitleType type,
            @RequestParam(required = false) TitleStatus status,
            @RequestParam(required = false) String customerId,
            PageRequest page) {
        PageResponse<TitleRow> found = titles.list(new Titles.Filter(q, type, status, customerId), page);
        return new PageResponse<>(
                found.items().stream().map(row -> response(row, null)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/merchant/titles/{titleId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    DetailResponse get(@PathVariable String titleId) {
        TitleRow row = titles.get(Ids.parse(titleId));
        return new DetailResponse(
                whole(row),
                titles.history(row.id).stream()
                        .map(entry -> new HistoryResponse(
                                entry.version,
                                entry.action,
                                entry.actor,
                                entry.reason,
                                ContentResponse.of(titles.contentOf(entry)),
                                entry.happenedAt))
                        .toList());
    }

    /** Errors: INVOICE-40001 tax number (FORMAT or CHECKSUM), INVOICE-40002, INVOICE-40004, INVOICE-40907 exists. */
    @PostMapping("/api/merchant/titles")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.CREATED)
    TitleResponse create(@Valid @RequestBody TitleRequest request) {
        return whole(titles.create(
                request.customerId(),
                request.content(null),
                Boolean.TRUE.equals(request.isDefault()),
                pass(request),
                actor()));
    }

    /** A change of name, tax number or bank of a title in use waits for a second person; others hold at once. */
    @PutMapping("/api/merchant/titles/{titleId}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    TitleResponse change(@PathVariable String titleId, @Valid @RequestBody TitleRequest request) {
        TitleRow row = titles.get(Ids.parse(titleId));
        return whole(titles.change(
                row.id,
                Objects.requireNonNullElse(request.version(), -1L),
                request.content(titles.content(row)),
                pass(request),
                actor()));
    }

    /** By somebody else than who proposed it: INVOICE-40301 otherwise. */
    @PostMapping("/api/merchant/titles/{titleId}:approve")
    @PreAuthorize("hasAuthority('invoice:review')")
    TitleResponse approve(@PathVariable String titleId) {
        return whole(titles.approve(Ids.parse(titleId), actor()));
    }

    @PostMapping("/api/merchant/titles/{titleId}:reject")
    @PreAuthorize("hasAuthority('invoice:review')")
    TitleResponse reject(@PathVariable String titleId, @Valid @RequestBody ReasonRequest request) {
        return whole(titles.reject(Ids.parse(titleId), request.reason(), actor()));
    }

    @PostMapping("/api/merchant/titles/{titleId}:freeze")
    @PreAuthorize("hasAuthority('invoice:issue')")
    TitleResponse freeze(@PathVariable String titleId, @Valid @RequestBody ReasonRequest request) {
        return whole(titles.freeze(Ids.parse(titleId), request.reason(), actor()));
    }

    @PostMapping("/api/merchant/titles/{titleId}:thaw")
    @PreAuthorize("hasAuthority('invoice:issue')")
    TitleResponse thaw(@PathVariable String titleId) {
        return whole(titles.thaw(Ids.parse(titleId), actor()));
    }

    /** The title that is taken for the customer if none is named. */
    @PostMapping("/api/merchant/titles/{titleId}:default")
    @PreAuthorize("hasAuthority('invoice:issue')")
    TitleResponse makeDefault(@PathVariable String titleId) {
        return whole(titles.makeDefault(Ids.parse(titleId), actor()));
    }

    /** Checks tax numbers without keeping them. */
    @PostMapping("/api/merchant/titles:validate")
    @PreAuthorize("hasAuthority('invoice:read')")
    List<CheckResponse> validate(@Valid @RequestBody ValidateRequest request) {
        return request.taxNos().stream().map(MerchantTitleController::checked).toList();
    }

    private static CheckResponse checked(String given) {
        TaxNumber number = TaxNumber.of(given);
        Text hint = switch (number.check()) {
            case VALID ->
                number.isUnchecked()
                        ? Text.of("旧式税号，无法校验，请核对", "An old number that cannot be checked: compare it")
                        : Text.of("有效", "Valid");
            case FORMAT_ERROR -> Text.of("格式有误，应为15、18或20位", "The form is wrong: 15, 18 or 20 characters");
            case CHECKSUM_SUSPECT -> Text.of("校验位不符，请核对", "The check character does not hold: compare it");
        };
        return new CheckResponse(
                given,
                number.number(),
                number.check(),
                number.form(),
                !number.isUnchecked(),
                hint.in(LocaleContextHolder.getLocale()));
    }

    private static Titles.Pass pass(TitleRequest request) {
        return Titles.Pass.asked(request.overrideReason());
    }

    private TitleResponse whole(TitleRow row) {
        return response(row, titles.waiting(row.id).map(ContentResponse::of).orElse(null));
    }

    private TitleResponse response(TitleRow row, ContentResponse waiting) {
        return new TitleResponse(
                Ids.text(row.id),
                row.version,
                row.customerId,
                row.defaultKey != null,
                row.status,
                row.source,
                row.taxCheck,
                row.overrideReason,
                row.overrideBy,
                row.verifiedAt,
                ContentResponse.of(titles.content(row)),
                waiting,
                row.updatedAt);
    }

    private static String actor() {
        return CurrentActor.get().id();
    }

    private static String masked(String text) {
        if (text == null) {
            return null;
        }
        return text.length() <= 4 ? "***" : "***" + text.substring(text.length() - 4);
    }

    private static String maskedMail(String mail) {
        if (mail == null) {
            return null;
        }
        return mail.substring(0, 1) + "***" + mail.substring(mail.indexOf('@'));
    }
}
