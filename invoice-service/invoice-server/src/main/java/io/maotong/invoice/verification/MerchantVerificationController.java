package io.maotong.invoice.verification;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.Masked;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Verification of invoices with the bureau 查验. */
@RestController
class MerchantVerificationController {

    private final Verifications verifications;
    private final JsonMapper json;

    MerchantVerificationController(Verifications verifications, JsonMapper json) {
        this.verifications = verifications;
        this.json = json;
    }

    /**
     * @param kind code of the kind (fplx), such as 81
     * @param code of a legacy invoice, 10 or 12 digits
     * @param number 20 digits; 8 of a legacy invoice
     * @param amount CNY; including tax for digital invoices, without tax for 01, 08 and 85, absent for 04, 10, 11, 14, 86
     * @param checkCode the last six digits, for 04, 10, 11, 14 and 86
     */
    record ItemRequest(
            String kind, String code, String number, LocalDate issuedOn, BigDecimal amount, String checkCode) {

        private VerificationRules.Asked asked() {
            return new VerificationRules.Asked(kind, code, number, issuedOn, amount, checkCode);
        }
    }

    /** @param force asks the bureau even if an answer of the last 24 hours is known */
    record VerifyRequest(
            String kind,
            String code,
            String number,
            LocalDate issuedOn,
            BigDecimal amount,
            String checkCode,
            Boolean force) {

        private VerificationRules.Asked asked() {
            return new VerificationRules.Asked(kind, code, number, issuedOn, amount, checkCode);
        }
    }

    /** @param items at most 500 @param invoiceNos collected invoices instead, of which everything is known */
    record BatchRequest(
            @Size(max = 500) List<@NotNull @Valid ItemRequest> items,
            @Size(max = 500) List<@NotBlank String> invoiceNos,
            Boolean force) {}

    /**
     * @param status PENDING, DONE or FAILED
     * @param outcome GENUINE, NOT_YET (too new to be known), NOT_FOUND, DIFFERENT, NOT_OURS, FAILED or UNKNOWN; null until
     *     the bureau answered
     * @param resultCode the bureau's own code @param message the bureau's own words
     * @param stateCode 0 normal, 1 out of control, 2 void, 3 red, 7 partly, 8 fully reversed
     * @param checkedAt when the bureau answered
     * @param nextAt when it will be asked again
     * @param outdated the status of the invoice changed since
     * @param document what the bureau holds, as JSON, with personal data masked
     */
    record VerificationResponse(
            String verificationId,
            String kind,
            String code,
            String number,
            LocalDate issuedOn,
            BigDecimal amount,
            String status,
            VerificationOutcome outcome,
            String resultCode,
            String message,
            String stateCode,
            String abnormalCode,
            String lockCode,
            Instant checkedAt,
            Instant nextAt,
            boolean outdated,
            String channel,
            String document,
            String documentFault,
            String requestedBy,
            Instant createdAt) {

        static VerificationResponse of(VerificationRow row, JsonMapper json) {
            return new VerificationResponse(
                    Ids.text(row.id),
                    row.kindCode,
                    row.code,
                    row.number,
                    row.issuedOn,
                    row.amount,
                    row.status,
                    row.outcome,
                    row.resultCode,
                    row.message,
                    row.stateCode,
                    row.abnormalCode,
                    row.lockCode,
                    row.checkedAt,
                    row.nextAt,
                    row.invalidatedAt != null,
                    row.channel,
                    Masked.json(row.held(), json),
                    row.documentFault,
                    row.requestedBy,
                    row.createdAt);
        }
    }

    /** @param refused rows of the request that were handed back, with every reason */
    record BatchResponse(List<VerificationResponse> items, List<Problem.Item> refused) {}

    /** The answer of the last 24 hours if there is one (200), else the promise to ask (202, then ask for its id). */
    @PostMapping("/api/merchant/verifications")
    @PreAuthorize("hasAuthority('invoice:pull')")
    ResponseEntity<VerificationResponse> verify(@Valid @RequestBody VerifyRequest request) {
        Verifications.Taken taken = verifications.ask(
                List.of(request.asked()),
                Boolean.TRUE.equals(request.force()),
                CurrentActor.get().id());
        if (taken.rows().isEmpty()) {
            boolean limit =
                    taken.refused().stream().anyMatch(one -> one.code().equals(InvoiceError.VERIFY_LIMIT.code()));
            throw new BusinessException(
                    limit ? InvoiceError.VERIFY_LIMIT : InvoiceError.VERIFY_REQUEST, taken.refused());
        }
        VerificationRow row = taken.rows().getFirst();
        return ResponseEntity.status(row.liveKey == null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(VerificationResponse.of(row, json));
    }

    /** The same for many; rows that cannot be asked are handed back and the others are taken. */
    @PostMapping("/api/merchant/verifications:batch")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchResponse batch(@Valid @RequestBody BatchRequest request, Locale locale) {
        List<ItemRequest> items = request.items() == null ? List.of() : request.items();
        List<String> numbers = request.invoiceNos() == null ? List.of() : request.invoiceNos();
        if (items.isEmpty() == numbers.isEmpty()) {
            throw new BusinessException(
                    InvoiceError.VERIFY_REQUEST,
                    List.of(Violation.of(
                            InvoiceError.VERIFY_REQUEST,
                            "items",
                            "CHOICE",
                            "items or invoiceNos",
                            Text.of("请给出发票信息，或已归集发票的号码", "Give either invoices, or numbers of collected ones"))));
        }
        boolean force = Boolean.TRUE.equals(request.force());
        String actor = CurrentActor.get().id();
        Verifications.Taken taken = items.isEmpty()
                ? verifications.askKnown(numbers, force, actor)
                : verifications.ask(items.stream().map(ItemRequest::asked).toList(), force, actor);
        return new BatchResponse(
                taken.rows().stream()
                        .map(row -> VerificationResponse.of(row, json))
                        .toList(),
                taken.refused().stream()
                        .map(one -> Problem.Item.of(one, locale))
                        .toList());
    }

    @GetMapping("/api/merchant/verifications/{verificationId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    VerificationResponse get(@PathVariable String verificationId) {
        return VerificationResponse.of(verifications.get(Ids.parse(verificationId)), json);
    }

    /**
     * Every question and answer, newest first.
     *
     * @param number code and number as one
     */
    @GetMapping("/api/merchant/verifications")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<VerificationResponse> history(
            @RequestParam(required = false) String number,
            @RequestParam(required = false) VerificationOutcome outcome,
            @RequestParam(required = false) String status,
            PageRequest page) {
        PageResponse<VerificationRow> found =
                verifications.history(new Verifications.Filter(number, outcome, status), page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> VerificationResponse.of(row, json))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }
}
