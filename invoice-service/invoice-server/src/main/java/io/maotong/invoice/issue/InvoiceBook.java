package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.invoice.api.ExportInvoice;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.messaging.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where invoices are kept: every change of a status is written, recorded and told in one place. */
@Component
class InvoiceBook {

    static final String SELF = "SELF";
    static final String SYSTEM = "system";

    private static final int LONGEST_REASON = 2000;

    /** A row that is to be stored, with its lines. */
    record Entry(HeaderRow header, List<DetailRow> lines, List<VoucherRow> vouchers) {}

    private final HeaderMapper headers;
    private final DetailMapper details;
    private final VoucherMapper vouchers;
    private final StepMapper steps;
    private final DocumentRows documents;
    // Listeners may themselves hand invoices in.
    private final ObjectProvider<InvoiceListener> listeners;
    private final Events events;
    private final JsonMapper json;
    private final Clock clock;

    InvoiceBook(
            HeaderMapper headers,
            DetailMapper details,
            VoucherMapper vouchers,
            StepMapper steps,
            DocumentRows documents,
            ObjectProvider<InvoiceListener> listeners,
            Events events,
            JsonMapper json,
            Clock clock) {
        this.headers = headers;
        this.details = details;
        this.vouchers = vouchers;
        this.steps = steps;
        this.documents = documents;
        this.listeners = listeners;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    void insert(List<Entry> entries, String actor) {
        if (entries.size() == 1) {
            // Alone, so that a serial number that is taken shows as what it is and not as a failed batch.
            headers.insert(entries.getFirst().header());
        } else {
            headers.insert(entries.stream().map(Entry::header).toList());
        }
        details.insert(entries.stream().flatMap(entry -> entry.lines().stream()).toList());
        List<VoucherRow> proofs =
                entries.stream().flatMap(entry -> entry.vouchers().stream()).toList();
        if (!proofs.isEmpty()) {
            vouchers.insert(proofs);
        }
        steps.insert(entries.stream()
                .map(entry -> step(entry.header(), null, actor, SELF, null))
                .toList());
        List<InvoiceListener> all = listeners.orderedStream().toList();
        for (Entry entry : entries) {
            publish(entry.header());
            if (!all.isEmpty()) {
                StoredInvoice invoice =
                        stored(entry.header(), documents.read(entry.header(), entry.lines(), entry.vouchers()));
                all.forEach(listener -> listener.moved(invoice, null));
            }
        }
    }

    /** Takes another content into a draft. */
    void replaceContent(HeaderRow row, InvoiceDocument document) {
        documents.write(document, row);
        row.version++;
        headers.contacts(row.id, row.sellerContact, row.buyerContact);
        save(row);
        details.delete(new QueryWrapper<DetailRow>().eq("invoice_id", row.id));
        vouchers.delete(new QueryWrapper<VoucherRow>().eq("invoice_id", row.id));
        details.insert(document.lines().stream()
                .map(line -> documents.detail(row, line))
                .toList());
        if (!document.vouchers().isEmpty()) {
            vouchers.insert(document.vouchers().stream()
                    .map(voucher -> documents.voucher(row, voucher))
                    .toList());
        }
    }

    void move(HeaderRow row, InvoiceStatus next, String actor, String channel, String reason) {
        move(row, null, next, actor, channel, reason);
    }

    /** @param content of the invoice if it has been read already, so that it is not read once more; or null */
    void move(HeaderRow row, InvoiceDocument content, InvoiceStatus next, String actor, String channel, String reason) {
        InvoiceStatus from = row.status;
        if (!from.mayBecome(next)) {
            throw new IllegalTransition("invoice", from, next.name());
        }
        row.status = next;
        row.version++;
        save(row);
        steps.insert(step(row, from, actor, channel, reason));
        publish(row);
        List<InvoiceListener> all = listeners.orderedStream().toList();
        if (!all.isEmpty()) {
            StoredInvoice invoice = content == null ? stored(row) : storedAs(row, content);
            all.forEach(listener -> listener.moved(invoice, from));
        }
    }

    void save(HeaderRow row) {
        row.updatedAt = clock.instant();
        headers.updateById(row);
    }

    HeaderRow lock(long id) {
        HeaderRow row = headers.lock(id);
        if (row == null) {
            throw new NotFoundException("invoice", id);
        }
        return row;
    }

    HeaderRow get(long id) {
        HeaderRow row = headers.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice", id);
        }
        return row;
    }

    Optional<HeaderRow> find(long id) {
        return Optional.ofNullable(headers.selectById(id));
    }

    Optional<HeaderRow> bySerial(String serialNo) {
        return Optional.ofNullable(headers.bySerial(serialNo));
    }

    List<Long> issuedBetween(Instant from, Instant until, long after, int limit) {
        return headers.issuedBetween(from, until, after, limit);
    }

    Optional<HeaderRow> byNumber(String number) {
        return Optional.ofNullable(headers.byNumber(number));
    }

    List<DetailRow> lines(long id) {
        return details.selectList(
                new QueryWrapper<DetailRow>().eq("invoice_id", id).orderByAsc("line_no"));
    }

    List<VoucherRow> vouchers(long id) {
        return vouchers.selectList(
                new QueryWrapper<VoucherRow>().eq("invoice_id", id).orderByAsc("voucher_no"));
    }

    List<StepRow> timeline(long id) {
        return steps.selectList(new QueryWrapper<StepRow>().eq("invoice_id", id).orderByAsc("id"));
    }

    InvoiceDocument document(HeaderRow row) {
        return documents.read(row, lines(row.id), vouchers(row.id));
    }

    IssuedSeals.Whole whole(HeaderRow row) {
        return new IssuedSeals.Whole(row, lines(row.id), vouchers(row.id));
    }

    StoredInvoice stored(HeaderRow row) {
        return stored(row, document(row));
    }

    StoredInvoice stored(IssuedSeals.Whole invoice) {
        HeaderRow row = invoice.header();
        return stored(row, documents.read(row, invoice.lines(), invoice.vouchers()));
    }

    /** The same when its content has been read already. */
    StoredInvoice storedAs(HeaderRow row, InvoiceDocument content) {
        return stored(row, content.issued(row.number, row.issuedAt));
    }

    InvoiceDetailResponse detail(long id) {
        HeaderRow row = get(id);
        List<DetailRow> lines = lines(id);
        return InvoiceDetailResponse.of(
                row, documents.read(row, lines, vouchers(id)), lines, orderNos(row), timeline(id));
    }

    List<String> orderNos(HeaderRow row) {
        return json.readValue(row.orderNos, new TypeReference<List<String>>() {});
    }

    /** What was sent is kept encrypted; null takes it away. */
    void seal(HeaderRow row, String document) {
        headers.seal(row.id, document);
        row.sealedDocument = document;
    }

    /** The row without the columns that only an invoice of its own needs. */
    static QueryWrapper<HeaderRow> listing() {
        return new QueryWrapper<HeaderRow>()
                .select(
                        HeaderRow.class,
                        column -> !column.getColumn().equals("document")
                                && !column.getColumn().equals("sealed_document")
                                && !column.getColumn().endsWith("_contact"));
    }

    // A number that was not issued is nobody's business.
    private static StoredInvoice stored(HeaderRow row, InvoiceDocument whole) {
        return new StoredInvoice(
                row.id,
                row.version,
                row.serialNo,
                row.origin,
                row.reference,
                row.status,
                row.uploadState.equals("ACCEPTED"),
                row.status.isIssued() ? whole : whole.unissued());
    }

    private void publish(HeaderRow row) {
        if (!row.kind.equals(InvoiceKind.EXPORT.name()) || row.red || row.dealCurrency == null) {
            return;
        }
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
        step.reason =
                reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        step.payloadHash = row.documentHash;
        step.happenedAt = clock.instant();
        return step;
    }
}
