package io.maotong.invoice.issue;

import io.maotong.core.error.IllegalTransition;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.number.Numbers;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.quota.Quotas;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The way of invoices to the platform and back, one transaction for each step, under the lock of the invoice. */
@Service
class Invoices implements OfflineMoves {

    static final String KIND = "invoice.issue";
    static final String EXPORT = "EXPORT";

    private static final String SYSTEM = InvoiceBook.SYSTEM;
    private static final String SELF = InvoiceBook.SELF;
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    /** What the intent of an invoice carries. */
    record InvoiceReference(long invoiceId) {}

    /** What getting an invoice ready to be sent came to. */
    sealed interface Preparation {

        record Send(Map<String, Object> document, String serial) implements Preparation {}

        record NoNumbers(String issuerTaxNo) implements Preparation {}

        record NoQuota(String issuerTaxNo, String period, BigDecimal amount) implements Preparation {}

        /** Somebody else moved it on. */
        record NotReady() implements Preparation {}
    }

    private final InvoiceBook book;
    private final DocumentRows documents;
    private final IssuedSeals seals;
    private final Numbers numbers;
    private final Quotas quotas;
    private final Intents intents;
    private final JsonMapper json;
    private final InvoiceProperties properties;
    private final Clock clock;

    Invoices(
            InvoiceBook book,
            DocumentRows documents,
            IssuedSeals seals,
            Numbers numbers,
            Quotas quotas,
            Intents intents,
            JsonMapper json,
            InvoiceProperties properties,
            Clock clock) {
        this.book = book;
        this.documents = documents;
        this.seals = seals;
        this.numbers = numbers;
        this.quotas = quotas;
        this.intents = intents;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    static String liveKey(String entryId) {
        return EXPORT + ":" + entryId;
    }

    /** Stores export invoices that are ready to be issued and promises to issue them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void create(List<InvoiceDraft> drafts, long batchId, String actor) {
        if (drafts.isEmpty()) {
            return;
        }
        List<InvoiceBook.Entry> entries = new ArrayList<>();
        for (InvoiceDraft draft : drafts) {
            InvoiceDocument document = draft.document(properties.issue().drawer());
            HeaderRow row = header(document, draft.regionCode(), InvoiceStatus.READY, actor);
            row.serialNo = "EX" + Ids.text(row.id);
            row.origin = Origin.DECLARATION;
            row.reference = draft.entryId();
            row.liveKey = liveKey(draft.entryId());
            row.batchId = batchId;
            row.orderNos = json.writeValueAsString(draft.orderNos());
            row.submittedBy = actor;
            row.submittedOn = BusinessTime.today(clock);
            List<DetailRow> lines = new ArrayList<>();
            for (InvoiceDraft.Line line : draft.lines()) {
                DetailRow detail = documents.detail(row, line.line());
                detail.itemNo = line.itemNo();
                detail.commodityCode = line.commodityCode();
                detail.dealAmount = line.dealAmount();
                lines.add(detail);
            }
            entries.add(new InvoiceBook.Entry(row, lines, List.of()));
        }
        book.insert(entries, actor);
        entries.forEach(entry -> promise(entry.header()));
    }

    /** A new row without serial number and origin. */
    HeaderRow header(InvoiceDocument document, String regionCode, InvoiceStatus status, String actor) {
        HeaderRow row = new HeaderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.status = status;
        row.uploadState = "NONE";
        row.attempt = 1;
        row.regionCode = regionCode;
        row.orderNos = "[]";
        row.undecided = 0;
        row.createdBy = actor;
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        documents.write(document, row);
        return row;
    }

    void promise(HeaderRow row) {
        intents.add(KIND, row.serialNo, new InvoiceReference(row.id));
    }

    /**
     * Gives a ready invoice its number, its part of the quota and its final form.
     *
     * @param sender the intent that will send it
     */
    @Transactional
    Preparation prepare(long id, long sender) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.READY && row.status != InvoiceStatus.QUEUED_OFFLINE) {
            return new Preparation.NotReady();
        }
        String sealed = row.sealedDocument == null ? row.document : row.sealedDocument;
        Instant issuedAt = sealed == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : row.issuedAt;
        if (row.number == null) {
            Optional<String> number = numbers.allocate(row.issuerTaxNo, row.serialNo);
            if (number.isEmpty()) {
                return new Preparation.NoNumbers(row.issuerTaxNo);
            }
            row.number = number.get();
        }
        // Red invoices give quota back instead of spending it.
        if (row.quotaPeriod == null && !row.red) {
            String period = PERIOD.format(BusinessTime.dateOf(issuedAt));
            if (!quotas.reserve(row.issuerTaxNo, period, row.amount)) {
                // What was allocated stays allocated: the number belongs to this serial from now on.
                book.save(row);
                return new Preparation.NoQuota(row.issuerTaxNo, period, row.amount);
            }
            row.quotaPeriod = period;
        }
        Map<String, Object> document;
        InvoiceDocument content = null;
        if (sealed != null) {
            document = json.readValue(sealed, new TypeReference<Map<String, Object>>() {});
        } else {
            IssuedSeals.Whole whole = book.whole(row);
            content = documents.read(row, whole.lines(), whole.vouchers());
            document = WireDocument.of(
                    content.issued(row.number, issuedAt), row.regionCode, properties.platform(), properties.issue());
            String text = json.writeValueAsString(document);
            row.issuedAt = issuedAt;
            row.documentHash = hash(text);
            row.rowMac = seals.seal(whole);
            book.seal(row, text);
        }
        row.sender = sender;
        book.move(row, content, InvoiceStatus.SUBMITTING, SYSTEM, SELF, null);
        return new Preparation.Send(document, row.uploadSerial());
    }

    /** The platform took it and will say later what it thinks of it. */
    @Transactional
    void uploaded(long id, String serial, String acceptanceNo, String channel) {
        HeaderRow row = book.lock(id);
        boolean waiting = row.status == InvoiceStatus.SUBMITTING || row.status == InvoiceStatus.UNKNOWN;
        if (!waiting || !row.uploadSerial().equals(serial)) {
            return;
        }
        row.acceptanceNo = acceptanceNo;
        row.uploadState = "UPLOADED";
        if (row.status == InvoiceStatus.UNKNOWN) {
            book.move(row, InvoiceStatus.SUBMITTING, SYSTEM, channel, acceptanceNo);
        } else {
            book.save(row);
        }
    }

    /** The platform's verdict on what was sent under this serial. */
    @Transactional
    void judged(long id, String serial, TaxPlatform.Verdict verdict, String channel) {
        HeaderRow row = book.lock(id);
        boolean waiting = row.status == InvoiceStatus.SUBMITTING || row.status == InvoiceStatus.UNKNOWN;
        if (!waiting || !row.uploadSerial().equals(serial)) {
            return;
        }
        if (!verdict.accepted()) {
            fail(row, verdict.code(), verdict.message(), channel);
            return;
        }
        if (!verdict.number().equals(row.number)) {
            throw new IllegalStateException(
                    row.serialNo + " was sent as " + row.number + " and is " + verdict.number());
        }
        if (row.rowMac == null) {
            // Sent by an instance of before there were seals.
            row.rowMac = seals.seal(book.whole(row));
        }
        numbers.issued(row.number);
        settleQuota(row);
        row.uploadState = "ACCEPTED";
        row.acceptanceNo = verdict.acceptanceNo() == null ? row.acceptanceNo : verdict.acceptanceNo();
        row.undecided = 0;
        book.move(row, InvoiceStatus.ISSUED, SYSTEM, channel, row.acceptanceNo);
    }

    /** The platform refused the upload as such. */
    @Transactional
    void refused(long id, String serial, String code, String message, String channel) {
        HeaderRow row = book.lock(id);
        boolean waiting = row.status == InvoiceStatus.SUBMITTING || row.status == InvoiceStatus.UNKNOWN;
        if (waiting && row.uploadSerial().equals(serial)) {
            fail(row, code, message, channel);
        }
    }

    /** It could not be sent for want of numbers or quota. */
    @Transactional
    void impossible(long id, InvoiceError error, String code, String message, String channel) {
        HeaderRow row = book.lock(id);
        if (row.status == InvoiceStatus.READY || row.status == InvoiceStatus.QUEUED_OFFLINE) {
            fail(row, error.code() + " " + code, message, channel);
        }
    }

    /** It left, or may have left, and nobody answered. */
    @Transactional
    void unknown(long id, String reason) {
        HeaderRow row = book.lock(id);
        if (row.status == InvoiceStatus.SUBMITTING && row.acceptanceNo == null) {
            book.move(row, InvoiceStatus.UNKNOWN, SYSTEM, SELF, reason);
        }
    }

    /** The upload never left, or the platform says it never arrived: the same content may be sent again. */
    @Transactional
    void absent(long id, String reason, String channel) {
        HeaderRow row = book.lock(id);
        if (row.status == InvoiceStatus.SUBMITTING && row.acceptanceNo == null) {
            book.move(row, InvoiceStatus.UNKNOWN, SYSTEM, SELF, reason);
        }
        if (row.status == InvoiceStatus.UNKNOWN) {
            row.undecided = 0;
            book.move(row, InvoiceStatus.READY, SYSTEM, channel, reason);
        }
    }

    /** The question what became of it was not answered either. @return whether a person must decide */
    @Transactional
    boolean undecided(long id, String reason) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.UNKNOWN) {
            return row.status == InvoiceStatus.MANUAL;
        }
        row.undecided++;
        if (row.undecided >= properties.issue().undecidedTries()) {
            book.move(row, InvoiceStatus.MANUAL, SYSTEM, SELF, reason);
            return true;
        }
        book.save(row);
        return false;
    }

    /** Tries again: a failed one with a new attempt, an undecided one by asking once more. */
    @Transactional
    HeaderRow retry(long id, String actor) {
        HeaderRow row = book.lock(id);
        switch (row.status) {
            case FAILED -> {
                reopen(row);
                book.move(row, InvoiceStatus.READY, actor, SELF, null);
            }
            case MANUAL -> {
                row.undecided = 0;
                book.move(row, InvoiceStatus.UNKNOWN, actor, SELF, null);
            }
            default -> throw new IllegalTransition("invoice", row.status, "retry");
        }
        promise(row);
        return row;
    }

    /** What failed begins a new attempt, under its old number and another upload serial. */
    void reopen(HeaderRow row) {
        row.attempt++;
        row.document = null;
        book.seal(row, null);
        row.documentHash = null;
        row.issuedAt = null;
        row.rowMac = null;
        row.acceptanceNo = null;
        row.uploadState = "NONE";
        row.platformCode = null;
        row.platformMessage = null;
    }

    @Override
    @Transactional
    public Optional<StoredInvoice> queue(long id, String reason) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.READY) {
            return Optional.empty();
        }
        book.move(row, InvoiceStatus.QUEUED_OFFLINE, SYSTEM, SELF, reason);
        return Optional.of(book.stored(row));
    }

    @Override
    @Transactional
    public boolean release(long id) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.QUEUED_OFFLINE) {
            return false;
        }
        promise(row);
        return true;
    }

    @Override
    @Transactional
    public boolean giveToPerson(long id, String reason) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.QUEUED_OFFLINE) {
            return false;
        }
        book.move(row, InvoiceStatus.MANUAL, SYSTEM, SELF, reason);
        return true;
    }

    private void settleQuota(HeaderRow row) {
        if (!row.red) {
            quotas.use(row.issuerTaxNo, row.quotaPeriod, row.amount);
            return;
        }
        String period = PERIOD.format(BusinessTime.dateOf(row.issuedAt));
        boolean sameMonth = book.byNumber(row.blueNumber)
                .filter(blue -> period.equals(blue.quotaPeriod))
                .isPresent();
        if (sameMonth || properties.quota().restoreCrossMonth()) {
            quotas.restore(row.issuerTaxNo, period, row.amount.negate());
        }
    }

    private void fail(HeaderRow row, String code, String message, String channel) {
        if (row.quotaPeriod != null) {
            quotas.release(row.issuerTaxNo, row.quotaPeriod, row.amount);
            row.quotaPeriod = null;
        }
        row.uploadState = "REJECTED";
        row.platformCode = cut(code, 40);
        row.platformMessage = cut(message, 2000);
        book.move(row, InvoiceStatus.FAILED, SYSTEM, channel, row.platformCode + " " + row.platformMessage);
    }

    /** SHA-256 of what is sent. */
    static String hash(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
