package io.maotong.invoice.received;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.web.security.CurrentActor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Received invoices: one for each number, whatever it came in, with what the bureau says of it. */
@RestController
class MerchantReceivedInvoiceController {

    private static final String ONE = "/api/merchant/received-files/invoices/{receivedInvoiceNo}";

    private final ReceivedBook book;
    private final ReceivedSources sources;

    MerchantReceivedInvoiceController(ReceivedBook book, ReceivedSources sources) {
        this.book = book;
        this.sources = sources;
    }

    /**
     * A way by which it came.
     *
     * @param kind FILE, or COLLECTED from the bureau's list
     * @param format XML, PDF or OFD of a file
     * @param status of a collected invoice: NORMAL, RED, PART_REVERSED, REVERSED, ABNORMAL or LOCKED
     * @param use of a collected invoice: UNUSED, DEDUCT, REFUND, AGENT_REFUND or NON_DEDUCT
     */
    record SourceResponse(
            String kind, String format, String receivedFileId, String source, Instant at, String status, String use) {

        static SourceResponse of(ReceivedFileRow file) {
            return new SourceResponse(
                    "FILE", file.format.name(), Ids.text(file.id), file.source, file.receivedAt, null, null);
        }

        static SourceResponse of(InputInvoices.Head head) {
            return new SourceResponse(
                    "COLLECTED",
                    null,
                    null,
                    null,
                    null,
                    head.status().name(),
                    head.use().name());
        }
    }

    /**
     * @param state UNASKED, WAITING, NOT_YET (asked again by itself at nextAt), GENUINE, MISMATCH, UNCLEAR or INCOMPLETE (the
     *     files do not tell what a verification needs)
     * @param outcome of the verification
     * @param stateCode the bureau's: 0 normal, 1 out of control, 2 void, 3 red, 7 partly, 8 fully reversed
     * @param differs fields in which the collected invoice is not as the file says: amount, total, issuedOn
     * @param total CNY with tax, as the best file tells
     */
    record ReceivedInvoiceResponse(
            String number,
            String state,
            String verificationId,
            String outcome,
            String stateCode,
            String message,
            Instant checkedAt,
            Instant nextAt,
            List<String> differs,
            String sellerName,
            LocalDate issuedOn,
            Money total,
            String owner,
            Instant receivedAt,
            List<SourceResponse> sources) {

        static ReceivedInvoiceResponse of(ReceivedInvoiceRow row, ReceivedSources.Found found) {
            List<ReceivedFileRow> files = found.files().getOrDefault(row.number, List.of());
            List<SourceResponse> ways =
                    new ArrayList<>(files.stream().map(SourceResponse::of).toList());
            InputInvoices.Head head = found.collected().get(row.number);
            if (head != null) {
                ways.add(SourceResponse.of(head));
            }
            ReceivedFileRow best = files.stream()
                    .filter(file -> file.id.equals(row.fileId))
                    .findFirst()
                    .orElseThrow();
            return new ReceivedInvoiceResponse(
                    row.number,
                    row.state.name(),
                    row.verificationId == null ? null : Ids.text(row.verificationId),
                    row.outcome,
                    row.stateCode,
                    row.message,
                    row.checkedAt,
                    row.nextAt,
                    row.differs.isEmpty() ? List.of() : List.of(row.differs.split(",")),
                    best.sellerName,
                    best.issuedOn,
                    best.total == null ? null : Money.of(best.total, "CNY"),
                    row.owner,
                    row.receivedAt,
                    ways);
        }
    }

    /** The newest first. @param number code and number as one */
    @GetMapping("/api/merchant/received-files:invoices")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ReceivedInvoiceResponse> list(
            @RequestParam(required = false) ReceivedState state,
            @RequestParam(required = false) String number,
            PageRequest page) {
        PageResponse<ReceivedInvoiceRow> found = book.list(state, number, page);
        ReceivedSources.Found ways =
                sources.of(found.items().stream().map(row -> row.number).toList());
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> ReceivedInvoiceResponse.of(row, ways))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @GetMapping(ONE)
    @PreAuthorize("hasAuthority('invoice:read')")
    ReceivedInvoiceResponse get(@PathVariable String receivedInvoiceNo) {
        return response(book.get(receivedInvoiceNo));
    }

    /** Has the bureau asked once more, also if it answered today. 202: the state follows. */
    @PostMapping(ONE + ":verify")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReceivedInvoiceResponse verify(@PathVariable String receivedInvoiceNo) {
        return response(book.again(receivedInvoiceNo, CurrentActor.get().id()));
    }

    private ReceivedInvoiceResponse response(ReceivedInvoiceRow row) {
        return ReceivedInvoiceResponse.of(row, sources.of(List.of(row.number)));
    }
}
