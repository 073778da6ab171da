package io.maotong.invoice.title;

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
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Titles that the bureau has on our invoices, also on those issued elsewhere, and that are not kept as titles. */
@RestController
class MerchantTitleCandidateController {

    private static final String ONE = "/api/merchant/titles/candidates/{candidateId}";

    private final TitleCandidates candidates;

    MerchantTitleCandidateController(TitleCandidates candidates) {
        this.candidates = candidates;
    }

    /**
     * @param taxNo masked where it is an identity number
     * @param taxCheck VALID, FORMAT_ERROR (cannot become a title) or CHECKSUM_SUSPECT (needs somebody who lets it pass)
     * @param relation NEW, OTHER_NAME (titleId has the number under another name) or SAME
     * @param source TAX_SYNC: collected from the bureau
     * @param state OPEN, ACCEPTED, KNOWN (a title already) or DISMISSED
     * @param invoices how many invoices it was seen on
     */
    record CandidateResponse(
            String candidateId,
            String taxNo,
            String name,
            CreditCode.Check taxCheck,
            CandidateRelation relation,
            String source,
            CandidateState state,
            String titleId,
            int invoices,
            Instant firstSeenAt,
            String firstInvoice,
            Instant lastSeenAt,
            String lastInvoice,
            String decidedBy,
            Instant decidedAt,
            String reason) {

        static CandidateResponse of(CandidateRow row) {
            return new CandidateResponse(
                    Ids.text(row.id),
                    shown(row.taxNo),
                    row.name,
                    row.taxCheck,
                    row.relation,
                    row.source,
                    row.state,
                    row.titleId == null ? null : Ids.text(row.titleId),
                    row.invoices,
                    row.firstSeenAt,
                    row.firstInvoice,
                    row.lastSeenAt,
                    row.lastInvoice,
                    row.decidedBy,
                    row.decidedAt,
                    row.reason);
        }

        private static String shown(String taxNo) {
            TaxNumber.Form form = TaxNumber.of(taxNo).form();
            boolean personal = form == TaxNumber.Form.IDENTITY || form == TaxNumber.Form.OLD_IDENTITY;
            return personal ? "***" + taxNo.substring(taxNo.length() - 4) : taxNo;
        }
    }

    /**
     * @param type said explicitly: nothing is guessed from a name
     * @param overrideReason lets a number pass whose check character does not hold; needs invoice:title:override
     */
    record AcceptRequest(
            @NotNull TitleType type,
            @Size(max = 64) String customerId,
            Boolean isDefault,
            @Size(max = 300) String overrideReason) {}

    record DismissRequest(@NotBlank @Size(max = 300) String reason) {}

    /** Those to be decided on unless asked otherwise, the newest first. @param q beginning of the name, or a tax number */
    @GetMapping("/api/merchant/titles:candidates")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<CandidateResponse> list(
            @RequestParam(defaultValue = "OPEN") CandidateState state,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<CandidateRow> found = candidates.list(new TitleCandidates.Filter(state, q), page);
        return new PageResponse<>(
                found.items().stream().map(CandidateResponse::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping(ONE)
    @PreAuthorize("hasAuthority('invoice:read')")
    CandidateResponse get(@PathVariable String candidateId) {
        return CandidateResponse.of(candidates.get(Ids.parse(candidateId)));
    }

    /** Keeps it as a title of its own. Errors are those of a new title; COMMON-40900 if somebody decided before. */
    @PostMapping(ONE + ":accept")
    @PreAuthorize("hasAuthority('invoice:issue')")
    CandidateResponse accept(@PathVariable String candidateId, @Valid @RequestBody AcceptRequest request) {
        return CandidateResponse.of(candidates.accept(
                Ids.parse(candidateId),
                request.type(),
                request.customerId(),
                Boolean.TRUE.equals(request.isDefault()),
                Titles.Pass.asked(request.overrideReason()),
                CurrentActor.get().id()));
    }

    /** Proposes its name for the title that has the number; a second person approves the change at the title. */
    @PostMapping(ONE + ":rename")
    @PreAuthorize("hasAuthority('invoice:issue')")
    CandidateResponse rename(@PathVariable String candidateId) {
        return CandidateResponse.of(
                candidates.rename(Ids.parse(candidateId), CurrentActor.get().id()));
    }

    @PostMapping(ONE + ":dismiss")
    @PreAuthorize("hasAuthority('invoice:issue')")
    CandidateResponse dismiss(@PathVariable String candidateId, @Valid @RequestBody DismissRequest request) {
        return CandidateResponse.of(candidates.dismiss(
                Ids.parse(candidateId), request.reason(), CurrentActor.get().id()));
    }
}
