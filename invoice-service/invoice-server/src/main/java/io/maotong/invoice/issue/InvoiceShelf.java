package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.document.Party;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices by what becomes of them, for who reviews, follows or repairs them. */
@Service
public class InvoiceShelf {

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id", "status", "status", "total", "total", "submittedOn", "submitted_on", "updatedAt", "updated_at");
    // An answer that takes longer than this is nobody's normal day.
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Set<InvoiceStatus> COUNTED = EnumSet.copyOf(List.of(InvoiceStatus.values()).stream()
            .filter(InvoiceStatus::isUnderWay)
            .toList());

    /** One step of its history. */
    public record Step(InvoiceStatus from, InvoiceStatus to, String actor, String channel, String reason, Instant at) {}

    /** An invoice without its lines. @param number null until the invoice exists in law */
    public record Item(
            long id,
            long merchantId,
            long version,
            String serialNo,
            String kind,
            Origin origin,
            boolean red,
            InvoiceStatus status,
            String number,
            String buyerName,
            BigDecimal amount,
            BigDecimal total,
            List<ReviewReason> reasons,
            String createdBy,
            String submittedBy,
            LocalDate submittedOn,
            String platformCode,
            String platformMessage,
            int attempt,
            Instant issuedAt,
            Instant updatedAt) {}

    private final HeaderMapper headers;
    private final InvoiceBook book;
    private final DocumentRows documents;
    private final Invoices invoices;
    private final Clock clock;

    InvoiceShelf(HeaderMapper headers, InvoiceBook book, DocumentRows documents, Invoices invoices, Clock clock) {
        this.headers = headers;
        this.book = book;
        this.documents = documents;
        this.invoices = invoices;
        this.clock = clock;
    }

    /** Without anything that is encrypted. @throws NotFoundException also for another merchant's */
    public Item item(long id) {
        HeaderRow row = headers.selectOne(InvoiceBook.listing().eq("id", id));
        if (row == null) {
            throw new NotFoundException("invoice", id);
        }
        return item(row);
    }

    /** What waits for a second person. */
    public PageResponse<Item> waiting(PageRequest page) {
        return find(InvoiceBook.listing().eq("status", InvoiceStatus.PENDING_REVIEW), page, "id,asc");
    }

    /** What does not go on by itself: failed, undecided, or under way for longer than it should be. */
    public PageResponse<Item> stuck(InvoiceStatus status, PageRequest page) {
        QueryWrapper<HeaderRow> query = InvoiceBook.listing();
        if (status != null) {
            query.eq("status", status);
        }
        Timestamp since = Timestamp.from(clock.instant().minus(LONG));
        query.and(any -> any.in("status", InvoiceStatus.FAILED, InvoiceStatus.MANUAL, InvoiceStatus.QUEUED_OFFLINE)
                .or(late -> late.in("status", InvoiceStatus.READY, InvoiceStatus.SUBMITTING, InvoiceStatus.UNKNOWN)
                        .lt("updated_at", since)));
        return find(query, page, "id,asc");
    }

    /** Invoices to these buyers. @param keys of {@link #buyerKey} */
    public PageResponse<Item> ofBuyers(Collection<String> keys, PageRequest page) {
        return keys.isEmpty()
                ? new PageResponse<>(List.of(), 1, 20, 0)
                : find(InvoiceBook.listing().in("buyer_key", keys), page, "id,desc");
    }

    /** An invoice to one of these buyers. @throws NotFoundException for every other one */
    public Item ofBuyers(Collection<String> keys, long id) {
        HeaderRow row = book.get(id);
        if (!keys.contains(row.buyerKey)) {
            throw new NotFoundException("invoice", id);
        }
        return item(row);
    }

    public List<Step> history(long id) {
        return book.timeline(id).stream()
                .map(step -> new Step(
                        step.fromStatus, step.toStatus, step.actor, step.channel, step.reason, step.happenedAt))
                .toList();
    }

    public String buyerKey(Party buyer) {
        return documents.keyOf(buyer);
    }

    /** Blue amounts without tax that were submitted for the buyer on that day and were not given up. */
    public BigDecimal submitted(String buyerKey, LocalDate day) {
        return headers.submittedFor(buyerKey, day, COUNTED);
    }

    /** The same for all buyers. @param last included */
    public BigDecimal submitted(LocalDate first, LocalDate last) {
        return headers.submittedBetween(first, last, COUNTED);
    }

    /** Tries again whoever's invoice it is, in the name of an operator. */
    @Transactional
    public Item retry(long id, String actor) {
        HeaderRow row = book.get(id);
        return MerchantScope.call(row.merchantId, () -> item(invoices.retry(id, actor)));
    }

    private PageResponse<Item> find(QueryWrapper<HeaderRow> query, PageRequest page, String order) {
        return PageResponse.of(headers.selectPage(page.toPage(SORTABLE, order), query), InvoiceShelf::item);
    }

    private static Item item(HeaderRow row) {
        return new Item(
                row.id,
                row.merchantId,
                row.version,
                row.serialNo,
                row.kind,
                row.origin,
                row.red,
                row.status,
                row.status.isIssued() ? row.number : null,
                row.buyerName,
                row.amount,
                row.total,
                ReviewReason.readAll(row.reviewReasons),
                row.createdBy,
                row.submittedBy,
                row.submittedOn,
                row.platformCode,
                row.platformMessage,
                row.attempt,
                row.status.isIssued() ? row.issuedAt : null,
                row.updatedAt);
    }
}
