package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.InvoiceIdentity;
import io.maotong.invoice.platform.MonthlyTotalsPlatform.MonthTotals;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.sync.RecordFault;
import io.maotong.invoice.sync.RecordFields;
import io.maotong.invoice.sync.SyncFeed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A month compared with the bureau: first its totals, then its list, then what we have. CXFPHZQRXX is asked by taxpayer and month,
 * without a direction, and counts what the taxpayer issued: what we received has no totals there and is compared with the list alone.
 */
@Service
class Reconciliations {

    static final String KIND = "invoice.reconcile";
    static final String TOTALS = "TOTALS";
    static final String LISTING = "LISTING";
    static final String COMPARING = "COMPARING";

    private static final String RUNNING = "RUNNING";
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "period", "period");

    /** What the intent carries. */
    record Reference(long id) {}

    /** Everything optional. */
    record Filter(Direction direction, String period, String status) {}

    private final ReconciliationMapper reconciliations;
    private final TotalMapper totals;
    private final DifferenceMapper differences;
    private final Incidents incidents;
    private final Sources sources;
    private final Intents intents;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Reconciliations(
            ReconciliationMapper reconciliations,
            TotalMapper totals,
            DifferenceMapper differences,
            Incidents incidents,
            Sources sources,
            Intents intents,
            ReconciliationSettings settings,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.totals = totals;
        this.differences = differences;
        this.incidents = incidents;
        this.sources = sources;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins to compare a month, or joins the comparison that is going on. @param period yyyyMM */
    @Transactional
    ReconciliationRow start(Direction direction, String period, String actor) {
        YearMonth month = month(period);
        String taxNo = sources.lockTaxpayer().taxNo();
        String key = key(direction, period);
        ReconciliationRow running = reconciliations.live(key);
        if (running != null) {
            return running;
        }
        ReconciliationRow row = new ReconciliationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.direction = direction;
        row.period = PERIOD.format(month);
        row.taxNo = taxNo;
        row.status = RUNNING;
        row.step = direction == Direction.OUTPUT ? TOTALS : LISTING;
        row.position = "";
        row.liveKey = key;
        row.startedBy = actor;
        row.startedAt = clock.instant();
        reconciliations.insert(row);
        intents.add(KIND, key, new Reference(row.id));
        return row;
    }

    private YearMonth month(String period) {
        YearMonth now = YearMonth.from(BusinessTime.today(clock));
        YearMonth month = null;
        try {
            month = period == null ? null : YearMonth.parse(period, PERIOD);
        } catch (DateTimeParseException notAMonth) {
            month = null;
        }
        boolean right = month != null && !month.isAfter(now) && !month.isBefore(now.minusMonths(settings.monthsBack()));
        new Violations()
                .check(
                        right,
                        InvoiceError.RECONCILE_PERIOD,
                        "period",
                        "PERIOD",
                        PERIOD.format(now.minusMonths(settings.monthsBack())) + ".." + PERIOD.format(now),
                        Text.of("期间格式为 yyyyMM，且不能晚于本月", "Give the month as yyyyMM, not in the future"))
                .throwIfAny(InvoiceError.RECONCILE_PERIOD);
        return month;
    }

    private static String key(Direction direction, String period) {
        return direction + "-" + period;
    }

    static SyncFeed.Job job(ReconciliationRow row, Clock clock) {
        YearMonth month = YearMonth.parse(row.period, PERIOD);
        LocalDate today = BusinessTime.today(clock);
        LocalDate last = month.atEndOfMonth();
        return new SyncFeed.Job(row.id, row.taxNo, month.atDay(1), last.isAfter(today) ? today : last, row.position);
    }

    @Transactional
    void bureauSays(long id, MonthTotals said) {
        ReconciliationRow row = reconciliations.lock(id);
        if (!TOTALS.equals(row.step)) {
            return;
        }
        TotalRow total = new TotalRow();
        total.blueCount = said.blueCount();
        total.blueAmount = said.blueAmount();
        total.blueTax = said.blueTax();
        total.redCount = said.redCount();
        total.redAmount = said.redAmount();
        total.redTax = said.redTax();
        keep(row, "BUREAU", total);
        row.step = LISTING;
        reconciliations.updateById(row);
    }

    /** @return false if somebody else listed the batch meanwhile */
    @Transactional
    boolean listed(long id, String asked, SyncFeed.Batch<ReceivedInvoice> batch) {
        ReconciliationRow row = reconciliations.lock(id);
        if (!LISTING.equals(row.step) || !row.position.equals(asked)) {
            return false;
        }
        List<ReconciliationMapper.Listed> rows = new ArrayList<>();
        for (ReceivedInvoice received : batch.records()) {
            rows.add(listed(row, received));
        }
        if (!rows.isEmpty()) {
            reconciliations.list(rows);
        }
        row.position = batch.position();
        row.step = batch.last() ? COMPARING : LISTING;
        reconciliations.updateById(row);
        return true;
    }

    // A record that cannot be read is a difference too: it is listed, and not as we have it.
    private static ReconciliationMapper.Listed listed(ReconciliationRow row, ReceivedInvoice received) {
        boolean legacy = received.kindCode() != null && InvoiceIdentity.legacy(received.kindCode());
        String number = new InvoiceIdentity(legacy ? received.code() : null, String.valueOf(received.number())).text();
        try {
            return new ReconciliationMapper.Listed(
                    Ids.next(),
                    row.merchantId,
                    row.id,
                    RecordFields.cut(number, 40),
                    RecordFields.money(received.amount(), "hjje"),
                    RecordFields.money(received.tax(), "hjse"));
        } catch (RecordFault unreadable) {
            return new ReconciliationMapper.Listed(
                    Ids.next(), row.merchantId, row.id, RecordFields.cut(number, 40), BigDecimal.ZERO, BigDecimal.ZERO);
        }
    }

    /** Compares, all at one moment. @param flaws of our own rows of the month */
    @Transactional
    void compare(long id, List<Flaw> flaws) {
        ReconciliationRow row = reconciliations.lock(id);
        if (!RUNNING.equals(row.status) || !COMPARING.equals(row.step)) {
            return;
        }
        SyncFeed.Job days = job(row, clock);
        Instant from = days.from().atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant to = days.to().plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        boolean output = row.direction == Direction.OUTPUT;
        List<ReconciliationMapper.Difference> against =
                output ? reconciliations.outputAgainstListed(id) : reconciliations.inputAgainstListed(id);
        List<ReconciliationMapper.Difference> notListed = output
                ? reconciliations.outputNotListed(id, row.taxNo, from, to)
                : reconciliations.inputNotListed(id, days.from(), days.to());
        TotalRow local = output
                ? reconciliations.outputTotals(row.taxNo, from, to)
                : reconciliations.inputTotals(days.from(), days.to());
        TotalRow listed = reconciliations.listedTotals(id);
        int listedCount = listed.blueCount + listed.redCount;
        keep(row, "LOCAL", local);
        keep(row, "LISTED", listed);
        TotalRow bureau = totals.selectOne(
                new QueryWrapper<TotalRow>().eq("reconciliation_id", id).eq("side", "BUREAU"));
        List<DifferenceRow> found = new ArrayList<>();
        against.forEach(one -> found.add(difference(
                row, one.localAmount() == null ? DifferenceKind.MISSING_LOCAL : DifferenceKind.DIFFERENT_AMOUNT, one)));
        notListed.forEach(one -> found.add(difference(row, DifferenceKind.MISSING_REMOTE, one)));
        flaws.forEach(flaw -> found.add(difference(
                row,
                DifferenceKind.ALTERED,
                new ReconciliationMapper.Difference(flaw.number(), null, null, null, null))));
        row.totalsAgree = bureau == null ? null : bureau.agrees(local);
        if (Boolean.FALSE.equals(row.totalsAgree)) {
            found.add(difference(
                    row,
                    DifferenceKind.TOTALS,
                    new ReconciliationMapper.Difference(
                            null,
                            local.blueAmount.add(local.redAmount),
                            local.blueTax.add(local.redTax),
                            bureau.blueAmount.add(bureau.redAmount),
                            bureau.blueTax.add(bureau.redTax))));
        }
        if (!found.isEmpty()) {
            differences.insert(found);
        }
        row.missingLocal = count(found, DifferenceKind.MISSING_LOCAL);
        row.missingRemote = count(found, DifferenceKind.MISSING_REMOTE);
        row.different = count(found, DifferenceKind.DIFFERENT_AMOUNT);
        row.matched = listedCount - row.missingLocal - row.different;
        reconciliations.forget(id);
        end(row, found.isEmpty() ? "MATCHED" : "DIFFERENT", null);
        if (found.isEmpty()) {
            incidents.agreed(key(row.direction, row.period), row.startedBy);
        } else {
            incidents.open(row, key(row.direction, row.period));
        }
    }

    private static int count(List<DifferenceRow> found, DifferenceKind kind) {
        return (int) found.stream().filter(one -> one.kind == kind).count();
    }

    private static DifferenceRow difference(
            ReconciliationRow row, DifferenceKind kind, ReconciliationMapper.Difference found) {
        DifferenceRow difference = new DifferenceRow();
        difference.id = Ids.next();
        difference.merchantId = row.merchantId;
        difference.reconciliationId = row.id;
        difference.kind = kind;
        difference.number = found.number();
        difference.localAmount = found.localAmount();
        difference.localTax = found.localTax();
        difference.remoteAmount = found.remoteAmount();
        difference.remoteTax = found.remoteTax();
        return difference;
    }

    private void keep(ReconciliationRow row, String side, TotalRow total) {
        total.id = Ids.next();
        total.merchantId = row.merchantId;
        total.reconciliationId = row.id;
        total.side = side;
        totals.insert(total);
    }

    @Transactional
    void failed(long id, String reason) {
        ReconciliationRow row = reconciliations.lock(id);
        if (RUNNING.equals(row.status)) {
            reconciliations.forget(id);
            end(row, "FAILED", RecordFields.cut(reason, 1000));
        }
    }

    private void end(ReconciliationRow row, String status, String reason) {
        row.status = status;
        row.reason = reason;
        row.liveKey = null;
        row.endedAt = clock.instant();
        reconciliations.update(
                row,
                new UpdateWrapper<ReconciliationRow>().set("live_key", null).eq("id", row.id));
    }

    ReconciliationRow get(long id) {
        ReconciliationRow row = reconciliations.selectById(id);
        if (row == null) {
            throw new NotFoundException("reconciliation", id);
        }
        return row;
    }

    PageResponse<ReconciliationRow> list(Filter filter, PageRequest page) {
        QueryWrapper<ReconciliationRow> query = new QueryWrapper<>();
        query.eq(filter.direction() != null, "direction", filter.direction())
                .eq(filter.period() != null, "period", filter.period())
                .eq(filter.status() != null, "status", filter.status());
        return PageResponse.of(reconciliations.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    List<TotalRow> totals(ReconciliationRow row) {
        return totals.selectList(
                new QueryWrapper<TotalRow>().eq("reconciliation_id", row.id).orderByAsc("id"));
    }

    PageResponse<DifferenceRow> differences(ReconciliationRow row, DifferenceKind kind, PageRequest page) {
        QueryWrapper<DifferenceRow> query = new QueryWrapper<DifferenceRow>().eq("reconciliation_id", row.id);
        query.eq(kind != null, "kind", kind);
        return PageResponse.of(differences.selectPage(page.toPage(Map.of("id", "id"), "id,asc"), query), one -> one);
    }

    /** The month before, if it is time for it and nobody compared it yet. */
    @Transactional
    void startLastMonth() {
        LocalDate today = BusinessTime.today(clock);
        if (today.getDayOfMonth() < settings.fromDay()) {
            return;
        }
        String period = PERIOD.format(YearMonth.from(today).minusMonths(1));
        for (Direction direction : Direction.values()) {
            Long done = reconciliations.selectCount(new QueryWrapper<ReconciliationRow>()
                    .eq("direction", direction)
                    .eq("period", period)
                    .in("status", "MATCHED", "DIFFERENT", RUNNING));
            if (done == 0) {
                start(direction, period, "schedule");
            }
        }
    }
}
