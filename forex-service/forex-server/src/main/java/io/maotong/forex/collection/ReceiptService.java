package io.maotong.forex.collection;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads receipts, and lets matching record what they pay. */
@Service
class ReceiptService implements Receipts {

    private static final Map<String, String> SORTABLE = Map.of(
            "bookedOn", "booked_on", "amount", "amount", "receivedAt", "received_at", "status", "status", "id", "id");

    private final ReceiptMapper receipts;
    private final EvidenceMapper evidences;
    private final CollectionProperties properties;
    private final Clock clock;

    ReceiptService(ReceiptMapper receipts, EvidenceMapper evidences, CollectionProperties properties, Clock clock) {
        this.receipts = receipts;
        this.evidences = evidences;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Receipt> lockOpen(long afterId, int limit) {
        return receipts.lockOpen(afterId, limit).stream()
                .map(ReceiptRow::toReceipt)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt lock(long id) {
        ReceiptRow row = receipts.lock(id);
        if (row == null) {
            throw new NotFoundException("receipt", id);
        }
        return row.toReceipt();
    }

    @Override
    public List<Receipt> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : receipts.selectByIds(ids).stream().map(ReceiptRow::toReceipt).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void allocated(Collection<Allocated> changes) {
        if (!changes.isEmpty()) {
            receipts.allocated(changes);
        }
    }

    /** @param q part of the payer's name, the remittance text or the bank's reference */
    record Filter(ReceiptStatus status, String currency, LocalDate from, LocalDate to, String q) {}

    Page<ReceiptRow> list(Filter filter, PageRequest page) {
        boolean searching = filter.q() != null && !filter.q().isBlank();
        QueryWrapper<ReceiptRow> query = new QueryWrapper<ReceiptRow>()
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.currency() != null, "currency", filter.currency())
                .ge(filter.from() != null, "booked_on", filter.from())
                .le(filter.to() != null, "booked_on", filter.to())
                .and(
                        searching,
                        any -> any.like("payer_name", filter.q())
                                .or()
                                .like("remittance", filter.q())
                                .or()
                                .likeRight("bank_reference", filter.q()));
        return receipts.selectPage(page.toPage(SORTABLE, "bookedOn,desc"), query);
    }

    ReceiptRow byId(long id) {
        ReceiptRow row = receipts.selectById(id);
        if (row == null) {
            throw new NotFoundException("receipt", id);
        }
        return row;
    }

    List<EvidenceRow> evidences(long receiptId) {
        return evidences.selectList(
                new QueryWrapper<EvidenceRow>().eq("receipt_id", receiptId).orderByAsc("id"));
    }

    /** What the company has collected in a calendar year, against the thresholds of the directory. */
    YearTotal yearTotal(Integer year) {
        int asked = year == null ? BusinessTime.today(clock).getYear() : year;
        LocalDate from = Year.of(asked).atDay(1);
        LocalDate to = from.plusYears(1).minusDays(1);
        BigDecimal total = receipts.usdTotal(from, to);
        return properties
                .directoryOn(to)
                .map(rule -> new YearTotal(
                        asked,
                        total,
                        level(total, rule),
                        rule.warnUsd(),
                        rule.limitUsd(),
                        rule.from(),
                        rule.source(),
                        receipts.withoutUsd(from, to)))
                .orElseGet(() -> new YearTotal(asked, total, Level.BELOW, null, null, null, null, 0));
    }

    private static Level level(BigDecimal total, CollectionProperties.DirectoryRule rule) {
        if (total.compareTo(rule.limitUsd()) >= 0) {
            return Level.REGISTRATION_REQUIRED;
        }
        return total.compareTo(rule.warnUsd()) >= 0 ? Level.WARNING : Level.BELOW;
    }

    enum Level {
        BELOW,
        WARNING,
        REGISTRATION_REQUIRED
    }

    /** @param uncounted receipts for which no rate was known when they came */
    record YearTotal(
            int year,
            BigDecimal usdTotal,
            Level level,
            BigDecimal warnUsd,
            BigDecimal limitUsd,
            LocalDate ruleFrom,
            String ruleSource,
            long uncounted) {}
}
