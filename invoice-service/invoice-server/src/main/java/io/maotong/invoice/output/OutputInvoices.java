package io.maotong.invoice.output;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.sync.RecordFault;
import io.maotong.invoice.sync.SyncFeed.Refused;
import io.maotong.invoice.sync.SyncFeed.Taken;
import io.maotong.invoice.title.TitleCandidates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The current merchant's own invoices as the bureau sees them. */
@Service
class OutputInvoices {

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id", "issuedOn", "issued_on", "number", "number", "amount", "amount", "buyerName", "buyer_name");
    private static final Map<String, String> TITLES_SORTABLE = Map.of("id", "id", "lastSeenAt", "last_seen_at");

    /** Everything optional. @param q beginning of a number or of a buyer's name */
    record Filter(InputStatus status, LocalDate from, LocalDate to, String q) {}

    private final OutputInvoiceMapper invoices;
    private final OutputChangeMapper changes;
    private final CustomerTitleMapper titles;
    private final TitleCandidates candidates;
    private final Sources sources;
    private final Clock clock;

    OutputInvoices(
            OutputInvoiceMapper invoices,
            OutputChangeMapper changes,
            CustomerTitleMapper titles,
            TitleCandidates candidates,
            Sources sources,
            Clock clock) {
        this.invoices = invoices;
        this.changes = changes;
        this.titles = titles;
        this.candidates = candidates;
        this.sources = sources;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken take(List<ReceivedInvoice> records, String origin, String channel) {
        OutputReception reception = new OutputReception(sources.lockTaxpayer().taxNo());
        Map<String, OutputInvoiceRow> byNumber = new LinkedHashMap<>();
        Map<String, Integer> indexes = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        int unchanged = 0;
        for (int i = 0; i < records.size(); i++) {
            try {
                OutputInvoiceRow row = reception.read(records.get(i));
                unchanged += byNumber.put(row.number, row) == null ? 0 : 1;
                indexes.put(row.number, i);
            } catch (RecordFault fault) {
                refused.add(new Refused(i, records.get(i).number(), fault.rule(), fault.getMessage()));
            }
        }
        if (byNumber.isEmpty()) {
            return new Taken(0, 0, unchanged, refused);
        }
        Map<String, OutputInvoiceRow> known = invoices.lock(byNumber.keySet()).stream()
                .collect(Collectors.toMap(row -> row.number, Function.identity()));
        List<OutputInvoiceRow> fresh = new ArrayList<>();
        List<OutputInvoiceRow> changed = new ArrayList<>();
        for (OutputInvoiceRow row : byNumber.values()) {
            OutputInvoiceRow before = known.get(row.number);
            if (before == null) {
                fresh.add(begun(row));
            } else if (!before.contentHash.equals(row.contentHash)) {
                refused.add(new Refused(
                        indexes.get(row.number),
                        row.number,
                        "CONTENT",
                        "an invoice of this number is known with another content"));
            } else if (before.status != row.status && !before.status.isFinal() || before.buyerUse != row.buyerUse) {
                before.status = before.status.isFinal() ? before.status : row.status;
                before.stateCode = before.status == row.status ? row.stateCode : before.stateCode;
                before.buyerUse = row.buyerUse;
                before.version++;
                before.updatedAt = clock.instant();
                changed.add(before);
            } else {
                unchanged++;
            }
        }
        save(fresh, changed, origin, channel);
        return new Taken(fresh.size(), changed.size(), unchanged, refused);
    }

    private OutputInvoiceRow begun(OutputInvoiceRow row) {
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.firstSeenAt = clock.instant();
        row.updatedAt = row.firstSeenAt;
        return row;
    }

    private void save(List<OutputInvoiceRow> fresh, List<OutputInvoiceRow> changed, String origin, String channel) {
        List<OutputChangeRow> steps = new ArrayList<>();
        fresh.forEach(row -> steps.add(step(row, origin, channel)));
        changed.forEach(row -> steps.add(step(row, origin, channel)));
        if (!fresh.isEmpty()) {
            invoices.insert(fresh);
            Collection<CustomerTitleRow> seen = titlesOf(fresh);
            if (!seen.isEmpty()) {
                titles.seen(seen);
            }
            candidates.seen(fresh.stream()
                    .map(row -> new TitleCandidates.Seen(row.buyerTaxNo, row.buyerName, row.number, row.issuedAt))
                    .toList());
        }
        if (!changed.isEmpty()) {
            invoices.updateById(changed);
        }
        if (!steps.isEmpty()) {
            changes.insert(steps);
        }
    }

    private OutputChangeRow step(OutputInvoiceRow invoice, String origin, String channel) {
        OutputChangeRow row = new OutputChangeRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.invoiceId = invoice.id;
        row.status = invoice.status;
        row.buyerUse = invoice.buyerUse;
        row.origin = origin;
        row.channel = channel;
        row.happenedAt = clock.instant();
        return row;
    }

    // Buyers without a tax number are persons or foreign: the bureau tells nothing about them.
    private static Collection<CustomerTitleRow> titlesOf(List<OutputInvoiceRow> invoices) {
        Map<String, CustomerTitleRow> seen = new TreeMap<>();
        for (OutputInvoiceRow invoice : invoices) {
            if (invoice.buyerTaxNo == null || invoice.buyerTaxNo.isBlank()) {
                continue;
            }
            String key = OutputReception.hash(invoice.buyerName);
            CustomerTitleRow row = seen.computeIfAbsent(invoice.buyerTaxNo + key, absent -> title(invoice, key));
            if (invoice.issuedAt.isBefore(row.firstSeenAt)) {
                row.firstSeenAt = invoice.issuedAt;
            }
            if (!invoice.issuedAt.isBefore(row.lastSeenAt)) {
                row.lastSeenAt = invoice.issuedAt;
                row.lastInvoice = invoice.number;
            }
        }
        return seen.values();
    }

    private static CustomerTitleRow title(OutputInvoiceRow invoice, String key) {
        CustomerTitleRow row = new CustomerTitleRow();
        row.id = Ids.next();
        row.merchantId = invoice.merchantId;
        row.taxNo = invoice.buyerTaxNo;
        row.name = invoice.buyerName;
        row.nameKey = key;
        row.firstSeenAt = invoice.issuedAt;
        row.lastSeenAt = invoice.issuedAt;
        row.lastInvoice = invoice.number;
        return row;
    }

    PageResponse<OutputInvoiceRow> list(Filter filter, PageRequest page) {
        QueryWrapper<OutputInvoiceRow> query = new QueryWrapper<>();
        query.eq(filter.status() != null, "status", filter.status())
                .ge(filter.from() != null, "issued_on", filter.from())
                .le(filter.to() != null, "issued_on", filter.to());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(either -> either.likeRight("number", start).or().likeRight("buyer_name", start));
        }
        return PageResponse.of(invoices.selectPage(page.toPage(SORTABLE, "issuedOn,desc"), query), row -> row);
    }

    OutputInvoiceRow get(String number) {
        OutputInvoiceRow row = invoices.selectOne(new QueryWrapper<OutputInvoiceRow>().eq("number", number));
        if (row == null) {
            throw new NotFoundException("output invoice", number);
        }
        return row;
    }

    List<OutputChangeRow> changes(OutputInvoiceRow invoice) {
        return changes.selectList(
                new QueryWrapper<OutputChangeRow>().eq("invoice_id", invoice.id).orderByAsc("id"));
    }

    /** @param q a tax number or the beginning of a name; null for all */
    PageResponse<CustomerTitleRow> titles(String q, PageRequest page) {
        QueryWrapper<CustomerTitleRow> query = new QueryWrapper<>();
        if (q != null && !q.isBlank()) {
            String wanted = q.strip();
            query.and(either -> either.eq("tax_no", wanted).or().likeRight("name", wanted));
        }
        return PageResponse.of(titles.selectPage(page.toPage(TITLES_SORTABLE, "lastSeenAt,desc"), query), row -> row);
    }
}
