package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.Digests;
import io.maotong.invoice.file.FileError;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.file.ForeignFile;
import io.maotong.invoice.file.ReadInvoice;
import io.maotong.invoice.file.Retention;
import io.maotong.invoice.file.SafeZip;
import io.maotong.invoice.file.StoredFile;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Taking in what others issued. An upload is stored as it came and answered at once; a worker then reads it file by file, each in
 * a transaction of its own, and can be taken over at any file.
 */
@Service
class ReceivedFiles {

    static final String KIND = "invoice.receive";
    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id", "issuedOn", "issued_on", "receivedAt", "received_at", "number", "number", "total", "total");
    private static final int LONGEST_NAME = 200;

    /** What the intent carries. */
    record Reference(long uploadId) {}

    /** Everything optional. @param q beginning of the number or of the seller's name */
    record Filter(FileFormat format, LocalDate from, LocalDate to, String q) {}

    private final UploadMapper uploads;
    private final EntryOutcomeMapper entries;
    private final ReceivedFileMapper received;
    private final ReceivedBook book;
    private final FileStore store;
    private final ObjectProvider<Intents> intents;
    private final Retention retention;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    ReceivedFiles(
            UploadMapper uploads,
            EntryOutcomeMapper entries,
            ReceivedFileMapper received,
            ReceivedBook book,
            FileStore store,
            ObjectProvider<Intents> intents,
            Retention retention,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.uploads = uploads;
        this.entries = entries;
        this.received = received;
        this.book = book;
        this.store = store;
        this.intents = intents;
        this.retention = retention;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    UploadRow upload(String name, byte[] content, String source, String actor) {
        String shown = lastPart(name);
        StoredFile file = store.put(
                shown, "application/octet-stream", content, retention.until(Retention.RetentionClass.VOUCHER, clock));
        UploadRow row = new UploadRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.name = shown;
        row.source = source;
        row.fileId = file.id();
        row.status = "RUNNING";
        row.entries = 0;
        row.kept = 0;
        row.duplicates = 0;
        row.refused = 0;
        row.createdBy = actor;
        row.createdAt = clock.instant();
        uploads.insert(row);
        intents.getObject().add(KIND, Ids.text(row.id), new Reference(row.id));
        return row;
    }

    UploadRow upload(long id) {
        UploadRow row = uploads.selectById(id);
        if (row == null) {
            throw new NotFoundException("upload", id);
        }
        return row;
    }

    PageResponse<EntryOutcomeRow> entries(long uploadId, PageRequest page) {
        upload(uploadId);
        return PageResponse.of(
                entries.selectPage(
                        page.toPage(Map.of("entryNo", "entry_no"), "entryNo,asc"),
                        new QueryWrapper<EntryOutcomeRow>().eq("upload_id", uploadId)),
                row -> row);
    }

    PageResponse<ReceivedFileRow> list(Filter filter, PageRequest page) {
        QueryWrapper<ReceivedFileRow> query = new QueryWrapper<ReceivedFileRow>()
                .eq(filter.format() != null, "format", filter.format())
                .ge(filter.from() != null, "issued_on", filter.from())
                .le(filter.to() != null, "issued_on", filter.to());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(any -> any.likeRight("number", start).or().likeRight("seller_name", start));
        }
        return PageResponse.of(received.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    ReceivedFileRow get(long id) {
        ReceivedFileRow row = received.selectById(id);
        if (row == null) {
            throw new NotFoundException("received file", id);
        }
        return row;
    }

    ReadInvoice invoice(ReceivedFileRow row) {
        return json.readValue(row.content, ReadInvoice.class);
    }

    StoredFile file(ReceivedFileRow row) {
        return store.find(row.fileId)
                .orElseThrow(() -> new IllegalStateException("file " + row.fileId + " of a received invoice is gone"));
    }

    List<Violation> violations(EntryOutcomeRow row) {
        return row.violations == null ? List.of() : List.of(json.readValue(row.violations, Violation[].class));
    }

    /** Reads everything of an upload that is not settled yet. */
    void read(long uploadId) {
        UploadRow upload = upload(uploadId);
        if (!upload.status.equals("RUNNING")) {
            return;
        }
        byte[] content = store.bytes(store.find(upload.fileId).orElseThrow());
        Set<Integer> settled = entries.settled(uploadId);
        int[] entryNo = {0};
        try {
            if (SafeZip.isZip(content) && ForeignFile.formatOf(content).isEmpty()) {
                SafeZip.each(content, entry -> {
                    entryNo[0]++;
                    if (!settled.contains(entryNo[0])) {
                        settle(upload, entryNo[0], entry.name(), entry.content());
                    }
                });
            } else if (!settled.contains(1)) {
                settle(upload, 1, upload.name, content);
            }
        } catch (BusinessException e) {
            // The package itself: what was read before stays, and the reason stands at its end.
            int no = entryNo[0] + 1;
            if (!settled.contains(no)) {
                refuse(upload, no, upload.name, e);
            }
        }
        transaction.executeWithoutResult(status -> uploads.done(uploadId, clock.instant()));
    }

    private void settle(UploadRow upload, int entryNo, String name, byte[] content) {
        ForeignFile.Reading reading;
        try {
            if (SafeZip.isZip(content) && ForeignFile.formatOf(content).isEmpty()) {
                throw new BusinessException(
                        FileError.FORMAT_UNKNOWN,
                        List.of(Violation.of(
                                FileError.FORMAT_UNKNOWN,
                                "file",
                                "NESTED",
                                "XML|PDF|OFD",
                                Text.of("压缩包内不能再有压缩包", "No ZIP inside of a ZIP"))));
            }
            reading = ForeignFile.read(content);
            refuseUnfit(reading.invoice());
        } catch (BusinessException e) {
            refuse(upload, entryNo, name, e);
            return;
        }
        try {
            transaction.executeWithoutResult(status -> keep(upload, entryNo, name, content, reading));
        } catch (DuplicateKeyException e) {
            // Another upload brought the same invoice this very moment: now it is there to be seen.
            transaction.executeWithoutResult(status -> keep(upload, entryNo, name, content, reading));
        }
    }

    /** What could not be stored in the columns is said, not cut. */
    private static void refuseUnfit(ReadInvoice invoice) {
        for (Map.Entry<String, BigDecimal> figure : List.of(
                Map.entry("TotalAmWithoutTax", orZero(invoice.amount())),
                Map.entry("TotalTaxAm", orZero(invoice.tax())),
                Map.entry("TotalTax-includedAmount", orZero(invoice.total())))) {
            BigDecimal stripped = figure.getValue().stripTrailingZeros();
            if (stripped.scale() > 2 || stripped.precision() - stripped.scale() > 16) {
                throw new BusinessException(
                        FileError.FIELD_MALFORMED,
                        List.of(Violation.of(
                                FileError.FIELD_MALFORMED,
                                figure.getKey(),
                                "MONEY",
                                "18,2",
                                Text.of("金额应有至多16位整数和2位小数", "An amount has at most 16 digits and 2 decimals"))));
            }
        }
    }

    private static BigDecimal orZero(BigDecimal figure) {
        return figure == null ? BigDecimal.ZERO : figure;
    }

    private void keep(UploadRow upload, int entryNo, String name, byte[] content, ForeignFile.Reading reading) {
        ReadInvoice invoice = reading.invoice();
        String number = invoice.code() == null ? invoice.number() : invoice.code() + invoice.number();
        EntryOutcomeRow outcome = outcome(upload, entryNo, name);
        outcome.number = cut(number, 30);
        ReceivedFileRow known = received.selectOne(
                new QueryWrapper<ReceivedFileRow>().eq("number", outcome.number).eq("format", reading.format()));
        if (known != null) {
            outcome.outcome = "DUPLICATE";
            outcome.receivedId = known.id;
            outcome.sameBytes = known.sha256.equals(Digests.of(content).sha256());
        } else {
            ReceivedFileRow row = row(upload, outcome.number, lastPart(name), content, reading);
            received.insert(row);
            book.noted(row);
            outcome.outcome = "STORED";
            outcome.receivedId = row.id;
        }
        entries.insert(outcome);
    }

    private ReceivedFileRow row(
            UploadRow upload, String number, String name, byte[] content, ForeignFile.Reading reading) {
        ReadInvoice invoice = reading.invoice();
        StoredFile file = store.put(
                name, reading.format().mediaType(), content, retention.until(Retention.RetentionClass.VOUCHER, clock));
        ReceivedFileRow row = new ReceivedFileRow();
        row.id = Ids.next();
        row.merchantId = upload.merchantId;
        row.number = number;
        row.format = reading.format();
        row.partial = !reading.unread().isEmpty();
        row.kindName = cut(invoice.kindName(), 60);
        row.special = invoice.special();
        row.red = invoice.red();
        row.issuedOn = invoice.issuedOn();
        row.sellerName = cut(invoice.seller().name(), 300);
        row.buyerName = cut(invoice.buyer().name(), 300);
        row.amount = invoice.amount();
        row.tax = invoice.tax();
        row.total = invoice.total();
        row.content = json.writeValueAsString(invoice);
        row.unread = String.join(",", reading.unread());
        row.fileId = file.id();
        row.sha256 = file.sha256();
        row.sm3 = file.sm3();
        row.source = upload.source;
        row.receivedBy = upload.createdBy;
        row.receivedAt = upload.createdAt;
        return row;
    }

    private void refuse(UploadRow upload, int entryNo, String name, BusinessException reason) {
        EntryOutcomeRow outcome = outcome(upload, entryNo, name);
        outcome.outcome = "REFUSED";
        List<Violation> violations = reason.violations().isEmpty()
                ? List.of(Violation.of(reason.code(), "file", null, null, reason.detail()))
                : reason.violations().stream().limit(50).toList();
        outcome.violations = json.writeValueAsString(violations);
        transaction.executeWithoutResult(status -> entries.insert(outcome));
    }

    private static EntryOutcomeRow outcome(UploadRow upload, int entryNo, String name) {
        EntryOutcomeRow row = new EntryOutcomeRow();
        row.id = Ids.next();
        row.merchantId = upload.merchantId;
        row.uploadId = upload.id;
        row.entryNo = entryNo;
        row.name = cut(name, LONGEST_NAME);
        return row;
    }

    private static String lastPart(String name) {
        String text = name == null || name.isBlank() ? "upload" : name.replace('\\', '/');
        String last = text.substring(text.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\"]", "");
        return last.isBlank() ? "upload" : cut(last, LONGEST_NAME);
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
