package io.maotong.invoice.input;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.sync.SyncReject;
import io.maotong.invoice.sync.SyncRun;
import io.maotong.invoice.sync.SyncRuns;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices received from suppliers. */
@RestController
class MerchantInputInvoiceController {

    private static final String KIND = "INPUT";

    private final InputInvoiceList invoices;
    private final StateQuestions questions;
    private final SyncRuns runs;

    MerchantInputInvoiceController(InputInvoiceList invoices, StateQuestions questions, SyncRuns runs) {
        this.invoices = invoices;
        this.questions = questions;
        this.runs = runs;
    }

    record PullStartedResponse(String runId, String status) {}

    /**
     * @param status RUNNING, DONE or FAILED
     * @param unchanged known before and the same
     * @param rejected kept aside with the rule that they broke
     */
    record PullResponse(
            String runId,
            String status,
            int pulled,
            int inserted,
            int updated,
            int unchanged,
            int rejected,
            String reason,
            Instant startedAt,
            Instant endedAt) {}

    record RejectResponse(String number, String rule, String detail, Instant at) {}

    /**
     * @param number 20 digits; code and number as one of a legacy invoice
     * @param code of a legacy invoice, else null
     * @param printedNo the number as printed
     * @param stateCode the platform's own code: 0 normal, 1 out of control, 2 void, 3 red, 7 partly, 8 fully reversed
     * @param abnormalCode 01 to 03 if it is an abnormal voucher
     * @param lockCode 01 or 02 if it is locked
     * @param releasing its use is being taken back
     * @param supplierTaxNo of a natural person without its middle
     */
    record InputInvoiceResponse(
            String number,
            String code,
            String printedNo,
            String kind,
            String status,
            String stateCode,
            String abnormalCode,
            String lockCode,
            String use,
            String usePeriod,
            boolean releasing,
            LocalDate issuedOn,
            String supplierTaxNo,
            String supplierName,
            Money amount,
            Money tax,
            Money total,
            Instant updatedAt) {

        static InputInvoiceResponse of(InputInvoiceRow row) {
            return new InputInvoiceResponse(
                    row.number,
                    row.code,
                    row.printedNo,
                    row.kind,
                    row.status.name(),
                    row.stateCode,
                    row.abnormalCode,
                    row.lockCode,
                    row.useKind.name(),
                    row.usePeriod,
                    row.releasing,
                    row.issuedOn,
                    row.shownSupplierNumber(),
                    row.supplierName,
                    InputFacts.cny(row.amount),
                    InputFacts.cny(row.tax),
                    InputFacts.cny(row.total),
                    row.updatedAt);
        }
    }

    /** @param channel where it became known: LIVE, SANDBOX or MANUAL */
    record ChangeResponse(String status, String use, String origin, String channel, Instant at) {}

    record DetailResponse(InputInvoiceResponse invoice, List<InputInvoice.Line> lines, List<ChangeResponse> timeline) {}

    /** Begins to collect, or joins the collection that is going on: 202, then ask for the run. */
    @PostMapping("/api/merchant/input-invoices:pull")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PullStartedResponse pull() {
        SyncRun run = runs.start(KIND, CurrentActor.get().id());
        return new PullStartedResponse(Ids.text(run.id()), run.status());
    }

    record RefreshRequest(@NotEmpty @Size(max = 2_000) List<@NotBlank String> invoiceNos) {}

    /** @param asked how many are known and will be asked about */
    record RefreshResponse(int asked) {}

    /** Asks the platform how these invoices stand and what they are used for; the list shows it in a moment. */
    @PostMapping("/api/merchant/input-invoices:refresh-states")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RefreshResponse refresh(@Valid @RequestBody RefreshRequest request) {
        return new RefreshResponse(questions.ask(request.invoiceNos()));
    }

    @GetMapping("/api/merchant/input-invoices/pulls/{runId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    PullResponse run(@PathVariable String runId) {
        SyncRun run = runs.run(Ids.parse(runId));
        return new PullResponse(
                Ids.text(run.id()),
                run.status(),
                run.pulled(),
                run.inserted(),
                run.updated(),
                run.unchanged(),
                run.rejected(),
                run.reason(),
                run.startedAt(),
                run.endedAt());
    }

    @GetMapping("/api/merchant/input-invoices/pulls/{runId}/rejects")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<RejectResponse> rejects(@PathVariable String runId, PageRequest page) {
        PageResponse<SyncReject> found = runs.rejects(Ids.parse(runId), page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new RejectResponse(row.number(), row.rule(), row.detail(), row.createdAt()))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /**
     * @param use UNUSED, DEDUCT, REFUND, AGENT_REFUND or NON_DEDUCT
     * @param status NORMAL, RED, PART_REVERSED, REVERSED, ABNORMAL or LOCKED
     * @param from first day of issue
     * @param to last day of issue
     * @param q beginning of the number or of the supplier's name
     * @param supplierTaxNo the supplier's whole number, also a natural person's
     */
    @GetMapping("/api/merchant/input-invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<InputInvoiceResponse> list(
            @RequestParam(required = false) InputUse use,
            @RequestParam(required = false) InputStatus status,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String supplierTaxNo,
            PageRequest page) {
        PageResponse<InputInvoiceRow> found =
                invoices.list(new InputInvoiceList.Filter(use, status, kind, from, to, q, supplierTaxNo), page);
        return new PageResponse<>(
                found.items().stream().map(InputInvoiceResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping("/api/merchant/input-invoices/{number}")
    @PreAuthorize("hasAuthority('invoice:read')")
    DetailResponse get(@PathVariable String number) {
        InputInvoiceRow row = invoices.get(number);
        return new DetailResponse(
                InputInvoiceResponse.of(row),
                invoices.lines(row).stream().map(InputFacts::published).toList(),
                invoices.changes(row).stream()
                        .map(change -> new ChangeResponse(
                                change.status.name(),
                                change.useKind.name(),
                                change.origin,
                                change.channel,
                                change.happenedAt))
                        .toList());
    }
}
