package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.number.Numbers;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.quota.Quotas;
import io.maotong.messaging.Events;
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

/** The transitions of invoices, one transaction each, under the lock of the invoice. */
@Service
class Invoices {

    static final String KIND = "invoice.issue";
    static final String EXPORT = "EXPORT";

    private static final String SYSTEM = "system";
    private static final String SELF = "SELF";
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "status", "status", "total", "total", "issuedAt", "issued_at", "entryId", "entry_id");

    /** What the intent of an invoice carries. */
    record InvoiceReference(long invoiceId) {}

    /** What getting an invoice ready to be sent came to. */
    sealed interface Preparation {

        record Send(Map<String, Object> document, String serial) implements Preparation {}

        record NoNumbers(String sellerTaxNo) implements Preparation {}

        record NoQuota(String sellerTaxNo, String period, BigDecimal amount) implements Preparation {}

        /** Somebody else moved it on. */
        record NotReady() implements Preparation {}
    }

    /** Everything optional. @param q beginning of a number, a declaration or a serial number */
    record Filter(String kind, InvoiceStatus status, String entryId, Long batchId, String q) {}

    private final HeaderMapper headers;
    private final DetailMapper details;
    private final StepMapper steps;
    private final Numbers numbers;
    private final Quotas quotas;
    private final Intents intents;
    private final Events events;
    private final JsonMapper json;
    private final InvoiceProperties properties;
    private final Clock clock;

    Invoices(
            HeaderMapper headers,
            DetailMapper details,
            StepMapper steps,
            Numbers numbers,
            Quotas quotas,
            Intents intents,
            Events events,
            JsonMapper json,
            InvoiceProperties properties,
            Clock clock) {
        this.headers = headers;
        this.details = details;
        this.steps = steps;
        this.numbers = numbers;
        this.quotas = quotas;
        this.intents = intents;
        this.events = events;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    static String liveKey(String entryId) {
        return EXPORT + ":" + entryId;
    }

    /** Stores invoices that are ready to be issued and promises to issue them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void create(List<InvoiceDraft> drafts, long batchId, String actor) {
        if (drafts.isEmpty()) {
            return;
        }
        List<HeaderRow> rows = new ArrayList<>();
        List<DetailRow> lines = new ArrayList<>();
        for (InvoiceDraft draft : drafts) {
            HeaderRow row = header(draft, batchId, actor);
            rows.add(row);
            draft.lines().forEach(line -> lines.add(detail(row, line)));
        }
        headers.insert(rows);
        details.insert(lines);
        steps.insert(
                rows.stream().map(row -> step(row, null, actor, SELF, null)).toList());
        for (HeaderRow row : rows) {
            publish(row);
            intents.add(KIND, row.serialNo, new InvoiceReference(row.id));
        }
    }

    /** Gives a ready invoice its number, its part of the quota and its final form. */
    @Transactional
    Preparation prepare(long id) {
        HeaderRow row = lock(id);
        if (row.status != InvoiceStatus.READY) {
            return new Preparation.NotReady();
        }
        boolean again = row.document != null;
        Instant issuedAt = again ? row.issuedAt : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (row.number == null) {
            Optional<String> number = numbers.allocate(row.sellerTaxNo, row.serialNo);
            if (number.isEmpty()) {
                return new Preparation.NoNumbers(row.sellerTaxNo);
            }
            row.number = number.get();
        }
        if (row.quotaPeriod == null) {
            String period = PERIOD.format(BusinessTime.dateOf(issuedAt));
            if (!quotas.reserve(row.sellerTaxNo, period, row.amount)) {
                // What was allocated stays allocated: the number belongs to this serial from now on.
                headers.updateById(row);
                return new Preparation.NoQuota(row.sellerTaxNo, period, row.amount);
            }
            row.quotaPeriod = period;
        }
        Map<String, Object> document;
        if (again) {
            document = json.readValue(row.document, new TypeReference<Map<String, Object>>() {});
        } else {
            document = WireDocument.of(row, lines(id), row.number, issuedAt, properties.platform(), properties.issue());
            row.issuedAt = issuedAt;
            row.document = json.writeValueAsString(document);
            row.documentHash = hash(row.document);
        }
        move(row, InvoiceStatus.SUBMITTING, SYSTEM, SELF, null);
        return new Preparation.Send(document, row.uploadSerial());
    }

    /** The platform took it and will say later what it thinks of it. */
    @Transactional
    void uploaded(long id, String serial, String acceptanceNo, String channel) {
        HeaderRow row = lock(id);
        boolean waiting = row.status == InvoiceStatus.SUBMITTING || row.status == InvoiceStatus.UNKNOWN;
        if (!waiting || !row.uploadSerial().equals(serial)) {
            return;
        }
        row.acceptanceNo = acceptanceNo;
        row.uploadState = "UPLOADED";
        if (row.status == InvoiceStatus.UNKNOWN) {
            move(row, InvoiceStatus.SUBMITTING, SYSTEM, channel, acceptanceNo);
        } else {
            save(row);
        }
    }

    /** The platform's verdict on what was sent under this serial. */
    @Transactional
    void judged(long id, String serial, TaxPlatform.Verdict verdict, String channel) {
        HeaderRow row = lock(id);
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
        numbers.issued(row.number);
        quotas.use(row.sellerTaxNo, row.quotaPeriod, row.amount);
        row.uploadState = "ACCEPTED";
        row.acceptanceNo = verdict.acceptanceNo() == null ? row.acceptanceNo : verdict.acceptanceNo();
        row.undecided = 0;
        move(row, InvoiceStatus.ISSUED, SYSTEM, channel, row.acceptanceNo);
    }

    /** The platform refused the upload as such. */
    @Transactional
    void refused(long id, String serial, String code, String message, String channel) {
        HeaderRow row = lock(id);
        boolean waiting = row.status == InvoiceStatus.SUBMITTING || row.status == InvoiceStatus.UNKNOWN;
        if (waiting && row.uploadSerial().equals(serial)) {
            fail(row, code, message, channel);
        }
    }

    /** It could not be sent for want of numbers or quota. */
    @Transactional
    void impossible(long id, InvoiceError error, String code, String message, String channel) {
        HeaderRow row = lock(id);
        if (row.status == InvoiceStatus.READY) {
            fail(row, error.code() + " " + code, message, channel);
        }
    }

    /** It left, or may have left, and nobody answered. */
    @Transactional
    void unknown(long id, String reason) {
        HeaderRow row = lock(id);
        if (row.status == InvoiceStatus.SUBMITTING && row.acceptanceNo == null) {
            move(row, InvoiceStatus.UNKNOWN, SYSTEM, SELF, reason);
        }
    }

    /** The upload never left, or the platform says it never arrived: the same content may be sent again. */
    @Transactional
    void absent(long id, String reason, String channel) {
        HeaderRow row = lock(id);
        if (row.status == InvoiceStatus.SUBMITTING && row.acceptanceNo == null) {
            move(row, InvoiceStatus.UNKNOWN, SYSTEM, SELF, reason);
        }
        if (row.status == InvoiceStatus.UNKNOWN) {
            row.undecided = 0;
            move(row, InvoiceStatus.READY, SYSTEM, channel, reason);
        }
    }

    /** The question what became of it was not answered either. @return whether a person must decide */
    @Transactional
    boolean undecided(long id, String reason) {
        HeaderRow row = lock(id);
        if (row.status != InvoiceStatus.UNKNOWN) {
            return row.status == InvoiceStatus.MANUAL;
        }
        row.undecided++;
        if (row.undecided >= properties.issue().undecidedTries()) {
            move(row, InvoiceStatus.MANUAL, SYSTEM, SELF, reason);
            return true;
        }
        save(row);
        return false;
    }

    /** Tries again: a failed one with a new attempt, an undecided one by asking once more. */
    @Transactional
    HeaderRow retry(long id, String actor) {
        HeaderRow row = lock(id);
        switch (row.status) {
            case FAILED -> {
                row.attempt++;
                row.document = null;
                row.documentHash = null;
                row.issuedAt = null;
                row.acceptanceNo = null;
                row.uploadState = "NONE";
                row.platformCode = null;
                row.platformMessage = null;
                move(row, InvoiceStatus.READY, actor, SELF, null);
            }
            case MANUAL -> {
                row.undecided = 0;
                move(row, InvoiceStatus.UNKNOWN, actor, SELF, null);
            }
            default -> throw new IllegalTransition("invoice", row.status, "retry");
        }
        intents.add(KIND, row.serialNo, new InvoiceReference(row.id));
        return row;
    }

    /** Gives up an invoice that was not issued; its number is void and the declaration may be invoiced anew. */
    @Transactional
    HeaderRow cancel(long id, String actor, String reason) {
        HeaderRow row = lock(id);
        // A ready one may be on its way this very moment; only what failed is certainly nowhere.
        if (row.status != InvoiceStatus.FAILED) {
            throw new IllegalTransition("invoice", row.status, "cancel");
        }
        if (row.number != null) {
            numbers.voidLocally(row.number);
        }
        row.liveKey = null;
        move(row, InvoiceStatus.CANCELLED, actor, SELF, reason);
        return row;
    }

    HeaderRow get(long id) {
        HeaderRow row = headers.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice", id);
        }
        return row;
    }

    List<DetailRow> lines(long id) {
        return details.selectList(
                new QueryWrapper<DetailRow>().eq("invoice_id", id).orderByAsc("line_no"));
    }

    List<StepRow> timeline(long id) {
        return steps.selectList(new QueryWrapper<StepRow>().eq("invoice_id", id).orderByAsc("id"));
    }

    PageResponse<HeaderRow> list(Filter filter, PageRequest page) {
        QueryWrapper<HeaderRow> query = new QueryWrapper<>();
        query.eq(filter.kind() != null, "kind", filter.kind())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.entryId() != null, "entry_id", filter.entryId())
                .eq(filter.batchId() != null, "batch_id", filter.batchId());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(any -> any.likeRight("number", start)
                    .or()
                    .likeRight("entry_id", start)
                    .or()
                    .likeRight("serial_no", start));
        }
        return PageResponse.of(headers.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    List<String> orderNos(HeaderRow row) {
        return json.readValue(row.orderNos, new TypeReference<List<String>>() {});
    }

    private void fail(HeaderRow row, String code, String message, String channel) {
        if (row.quotaPeriod != null) {
            quotas.release(row.sellerTaxNo, row.quotaPeriod, row.amount);
            row.quotaPeriod = null;
        }
        row.uploadState = "REJECTED";
        row.platformCode = cut(code, 40);
        row.platformMessage = cut(message, 2000);
        move(row, InvoiceStatus.FAILED, SYSTEM, channel, row.platformCode + " " + row.platformMessage);
    }

    private void move(HeaderRow row, InvoiceStatus next, String actor, String channel, String reason) {
        InvoiceStatus from = row.status;
        if (!from.mayBecome(next)) {
            throw new IllegalTransition("invoice", from, next.name());
        }
        row.status = next;
        row.version++;
        save(row);
        StepRow step = step(row, from, actor, channel, reason);
        steps.insert(step);
        publish(row);
    }

    private void save(HeaderRow row) {
        row.updatedAt = clock.instant();
        headers.updateById(row);
    }

    private HeaderRow lock(long id) {
        HeaderRow row = headers.lock(id);
        if (row == null) {
            throw new NotFoundException("invoice", id);
        }
        return row;
    }

    private void publish(HeaderRow row) {
        events.publish(
                InvoiceEvents.EXPORT_INVOICE_CHANGED,
                row.serialNo,
                row.version,
                new ExportInvoice(
                        row.serialNo,
                        row.version,
                        row.status.isIssued() ? row.number : null,
                        row.status.name(),
                        row.entryId,
                        orderNos(row),
                        Money.of(row.total, "CNY"),
                        Money.of(row.dealAmount, row.dealCurrency),
                        row.status.isIssued() ? row.issuedAt : null));
    }

    private StepRow step(HeaderRow row, InvoiceStatus from, String actor, String channel, String reason) {
        StepRow step = new StepRow();
        step.id = Ids.next();
        step.merchantId = row.merchantId;
        step.invoiceId = row.id;
        step.fromStatus = from;
        step.toStatus = row.status;
        step.actor = actor;
        step.channel = channel;
        step.reason = cut(reason, 2000);
        step.payloadHash = row.documentHash;
        step.happenedAt = clock.instant();
        return step;
    }

    private HeaderRow header(InvoiceDraft draft, long batchId, String actor) {
        HeaderRow row = new HeaderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.kind = EXPORT;
        row.status = InvoiceStatus.READY;
        row.uploadState = "NONE";
        row.serialNo = "EX" + Ids.text(row.id);
        row.attempt = 1;
        row.liveKey = liveKey(draft.entryId());
        row.entryId = draft.entryId();
        row.batchId = batchId;
        row.sellerTaxNo = draft.sellerTaxNo();
        row.sellerName = draft.sellerName();
        row.regionCode = draft.regionCode();
        row.buyerName = draft.buyerName();
        row.exportPolicy = draft.exportPolicy();
        row.amount = draft.amount();
        row.tax = draft.tax();
        row.total = draft.total();
        row.dealCurrency = draft.dealCurrency();
        row.dealAmount = draft.dealAmount();
        row.exchangeRate = draft.exchangeRate().rate();
        row.rateDate = draft.exchangeRate().rateDate();
        row.rateSource = draft.exchangeRate().source();
        row.tradeTerm = draft.tradeTerm();
        row.remark = draft.remark();
        row.orderNos = json.writeValueAsString(draft.orderNos());
        row.undecided = 0;
        row.createdBy = actor;
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return row;
    }

    private static DetailRow detail(HeaderRow invoice, InvoiceDraft.Line line) {
        DetailRow row = new DetailRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.invoiceId = invoice.id;
        row.lineNo = line.lineNo();
        row.itemNo = line.itemNo();
        row.name = line.name();
        row.shortName = line.shortName();
        row.unit = line.unit();
        row.quantity = line.quantity();
        row.unitPrice = line.unitPrice();
        row.amount = line.amount();
        row.rate = line.rate();
        row.tax = line.tax();
        row.taxClassCode = line.taxClassCode();
        row.commodityCode = line.commodityCode();
        row.dealAmount = line.dealAmount();
        return row;
    }

    private static String hash(String document) {
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
