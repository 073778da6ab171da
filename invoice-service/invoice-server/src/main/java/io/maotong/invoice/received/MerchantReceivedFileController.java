package io.maotong.invoice.received;

import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.party.IdentityNumber;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.file.Downloads;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.ReadInvoice;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Invoices of others as files. */
@RestController
class MerchantReceivedFileController {

    private final ReceivedFiles files;
    private final Downloads downloads;

    MerchantReceivedFileController(ReceivedFiles files, Downloads downloads) {
        this.files = files;
        this.downloads = downloads;
    }

    /** @param status RUNNING until every file is settled, then DONE */
    record UploadResponse(
            String uploadId,
            String name,
            String status,
            int entries,
            int stored,
            int duplicates,
            int refused,
            Instant createdAt,
            Instant endedAt) {

        static UploadResponse of(UploadRow row) {
            return new UploadResponse(
                    Ids.text(row.id),
                    row.name,
                    row.status,
                    row.entries,
                    row.kept,
                    row.duplicates,
                    row.refused,
                    row.createdAt,
                    row.endedAt);
        }
    }

    record ReasonResponse(String code, String field, String rule, String expected, String hint) {

        static ReasonResponse of(Violation violation, Locale locale) {
            return new ReasonResponse(
                    violation.code(),
                    violation.field(),
                    violation.rule(),
                    violation.expected(),
                    violation.hint().in(locale));
        }
    }

    /**
     * @param outcome STORED, DUPLICATE (the number was known in this format) or REFUSED
     * @param sameBytes of a duplicate: whether it is the very same file
     */
    record EntryResponse(
            int entryNo,
            String name,
            String outcome,
            String number,
            String receivedFileId,
            Boolean sameBytes,
            List<ReasonResponse> reasons) {}

    record UploadDetailResponse(UploadResponse upload, PageResponse<EntryResponse> files) {}

    /** @param partial whether the page shows more than could be read @param special null if the file does not say */
    record ReceivedFileResponse(
            String receivedFileId,
            String number,
            String format,
            boolean partial,
            String kind,
            Boolean special,
            boolean red,
            LocalDate issuedOn,
            String sellerName,
            String buyerName,
            Money amount,
            Money tax,
            Money total,
            String sha256,
            String sm3,
            String source,
            Instant receivedAt) {

        static ReceivedFileResponse of(ReceivedFileRow row) {
            return new ReceivedFileResponse(
                    Ids.text(row.id),
                    row.number,
                    row.format.name(),
                    row.partial,
                    row.kindName,
                    row.special,
                    row.red,
                    row.issuedOn,
                    row.sellerName,
                    row.buyerName,
                    cny(row.amount),
                    cny(row.tax),
                    cny(row.total),
                    row.sha256,
                    row.sm3,
                    row.source,
                    row.receivedAt);
        }

        private static Money cny(BigDecimal amount) {
            return amount == null ? null : Money.of(amount, "CNY");
        }
    }

    /** @param invoice every field that the file tells @param unread fields that are on the page but could not be read */
    record ReceivedFileDetailResponse(
            ReceivedFileResponse file, ReadInvoice invoice, List<String> unread, String receivedBy) {}

    /**
     * Takes an XML, PDF, OFD, or a ZIP of them; at most 20 MB, 10 MB for one invoice. What can be read is kept, the rest is
     * handed back with reasons; see {@code GET …/uploads/{uploadId}}.
     */
    @PostMapping("/api/merchant/received-files")
    @PreAuthorize("hasAuthority('invoice:pull')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    UploadResponse upload(@RequestPart MultipartFile file) throws IOException {
        return UploadResponse.of(files.upload(
                file.getOriginalFilename(),
                file.getBytes(),
                "UPLOAD",
                CurrentActor.get().id()));
    }

    /** How far an upload is, and what became of each file in it. */
    @GetMapping("/api/merchant/received-files/uploads/{uploadId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    UploadDetailResponse upload(@PathVariable String uploadId, PageRequest page, HttpServletRequest request) {
        long id = Ids.parse(uploadId);
        Locale locale = request.getLocale();
        PageResponse<EntryOutcomeRow> entries = files.entries(id, page);
        List<EntryResponse> shown = entries.items().stream()
                .map(row -> new EntryResponse(
                        row.entryNo,
                        row.name,
                        row.outcome,
                        row.number,
                        row.receivedId == null ? null : Ids.text(row.receivedId),
                        row.sameBytes,
                        files.violations(row).stream()
                                .map(one -> ReasonResponse.of(one, locale))
                                .toList()))
                .toList();
        return new UploadDetailResponse(
                UploadResponse.of(files.upload(id)),
                new PageResponse<>(shown, entries.page(), entries.size(), entries.total()));
    }

    /** @param q beginning of the number or of the seller's name @param from first day of issue @param to last day */
    @GetMapping("/api/merchant/received-files")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<ReceivedFileResponse> list(
            @RequestParam(required = false) FileFormat format,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<ReceivedFileRow> found = files.list(new ReceivedFiles.Filter(format, from, to, q), page);
        return new PageResponse<>(
                found.items().stream().map(ReceivedFileResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Field by field as the file tells it; numbers of natural persons and accounts are masked. */
    @GetMapping("/api/merchant/received-files/{receivedFileId}")
    @PreAuthorize("hasAuthority('invoice:read')")
    ReceivedFileDetailResponse get(@PathVariable String receivedFileId) {
        ReceivedFileRow row = files.get(Ids.parse(receivedFileId));
        return new ReceivedFileDetailResponse(
                ReceivedFileResponse.of(row),
                masked(files.invoice(row)),
                row.unread.isEmpty() ? List.of() : List.of(row.unread.split(",")),
                row.receivedBy);
    }

    /** The file as it came. */
    @GetMapping("/api/merchant/received-files/{receivedFileId}/content")
    @PreAuthorize("hasAuthority('invoice:read')")
    void content(@PathVariable String receivedFileId, HttpServletResponse response) throws IOException {
        ReceivedFileRow row = files.get(Ids.parse(receivedFileId));
        downloads.send(files.file(row), row.number + "." + row.format.extension(), response);
    }

    private static ReadInvoice masked(ReadInvoice read) {
        return new ReadInvoice(
                read.number(),
                read.code(),
                read.version(),
                read.kindName(),
                read.special(),
                read.red(),
                read.issuedOn(),
                read.issuedAt(),
                masked(read.seller()),
                masked(read.buyer()),
                read.items(),
                read.amount(),
                read.tax(),
                read.total(),
                read.totalInChinese(),
                read.drawer(),
                read.remark(),
                read.blueNumber(),
                read.confirmationNo(),
                read.bureauCode(),
                read.bureauName());
    }

    private static ReadInvoice.Side masked(ReadInvoice.Side side) {
        boolean person = IdentityNumber.isValid(side.taxNo());
        return new ReadInvoice.Side(
                person ? hidden(side.taxNo()) : side.taxNo(),
                side.name(),
                side.address(),
                hidden(side.telephone()),
                side.bank(),
                hidden(side.account()));
    }

    private static String hidden(String text) {
        return text == null || text.length() <= 4
                ? text
                : "*".repeat(text.length() - 4) + text.substring(text.length() - 4);
    }
}
