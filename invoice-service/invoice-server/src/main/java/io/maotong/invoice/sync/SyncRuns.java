package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
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
import io.maotong.invoice.document.Masked;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Collections of the current merchant. Each batch is stored together with the position behind it, so that a run goes on
 * where it was cut off and no batch counts twice.
 */
@Service
public class SyncRuns {

    /** Who starts what nobody asked for. */
    public static final String SCHEDULE = "schedule";

    static final String KIND = "invoice.pull";
    private static final String RUNNING = "RUNNING";
    private static final int LONGEST_REASON = 1000;
    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    /** What the intent of a run carries. */
    record RunReference(long runId) {}

    private final RunMapper runs;
    private final RejectMapper rejects;
    private final Sources sources;
    private final Intents intents;
    private final SyncSettings settings;
    private final Clock clock;
    private final Map<String, SyncFeed<?>> feeds = new TreeMap<>();

    SyncRuns(
            RunMapper runs,
            RejectMapper rejects,
            List<SyncFeed<?>> feeds,
            Sources sources,
            Intents intents,
            SyncSettings settings,
            Clock clock) {
        this.runs = runs;
        this.rejects = rejects;
        this.sources = sources;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
        feeds.forEach(feed -> this.feeds.put(feed.kind(), feed));
    }

    /** Begins to collect news, or the days not covered yet; joins the run that is going on. */
    @Transactional
    public SyncRun start(String kind, String actor) {
        return start(feed(kind), null, null, actor, Duration.ZERO);
    }

    /** The same, after a pause. */
    @Transactional
    public SyncRun start(String kind, String actor, Duration delay) {
        return start(feed(kind), null, null, actor, delay);
    }

    /**
     * Begins to collect these days.
     *
     * @throws BusinessException 400 if they are no days that can be asked for
     */
    @Transactional
    public SyncRun start(String kind, LocalDate from, LocalDate to, String actor) {
        SyncFeed<?> feed = feed(kind);
        LocalDate today = BusinessTime.today(clock);
        new Violations()
                .check(
                        feed.byDays(),
                        InvoiceError.SYNC_DAYS,
                        "kind",
                        "BY_DAYS",
                        String.join("|", kinds(true)),
                        Text.of("该类型不按日期归集，请去掉日期", "This kind is not collected by days: leave the days out"))
                .check(
                        !from.isAfter(to),
                        InvoiceError.SYNC_DAYS,
                        "from",
                        "ORDER",
                        "<= " + to,
                        Text.of("开始日期不能晚于结束日期", "The first day must not be after the last"))
                .check(
                        !to.isAfter(today),
                        InvoiceError.SYNC_DAYS,
                        "to",
                        "PAST",
                        "<= " + today,
                        Text.of("结束日期不能晚于今天", "The last day must not be in the future"))
                .check(
                        from.plusDays(settings.longestRun()).isAfter(to),
                        InvoiceError.SYNC_DAYS,
                        "from",
                        "LONGEST",
                        settings.longestRun() + " days",
                        Text.of("一次最多归集 %d 天，请分段", "At most %d days at once: ask in pieces")
                                .with(settings.longestRun()))
                .throwIfAny(InvoiceError.SYNC_DAYS);
        return start(feed, from, to, actor, Duration.ZERO);
    }

    private SyncRun start(SyncFeed<?> feed, LocalDate from, LocalDate to, String actor, Duration delay) {
        String taxNo = sources.taxpayer().taxNo();
        CursorRow cursor = new CursorRow();
        cursor.id = Ids.next();
        cursor.merchantId = MerchantScope.merchantId();
        cursor.buyerTaxNo = taxNo;
        cursor.kind = feed.kind();
        cursor.updatedAt = clock.instant();
        runs.openCursor(cursor);
        String position = runs.lockCursor(taxNo, feed.kind());
        RunRow running = runs.running(taxNo, feed.kind());
        if (running != null) {
            // A round is spread over some minutes; a person who presses does not wait for its turn.
            boolean waiting = running.startedBy.equals(SCHEDULE) && running.pulled == 0;
            if (waiting && !actor.equals(SCHEDULE)) {
                intents.add(running.merchantId, KIND, Ids.text(running.id), new RunReference(running.id), delay);
            }
            return running.told();
        }
        RunRow run = new RunRow();
        run.id = Ids.next();
        run.merchantId = cursor.merchantId;
        run.buyerTaxNo = taxNo;
        run.kind = feed.kind();
        run.status = RUNNING;
        run.pulled = 0;
        run.inserted = 0;
        run.updated = 0;
        run.unchanged = 0;
        run.rejected = 0;
        run.cursorFrom = position;
        run.cursorTo = position;
        if (feed.byDays()) {
            run.windowTo = to == null ? BusinessTime.today(clock) : to;
            run.windowFrom = from == null ? firstDay(feed, run.windowTo) : from;
            run.cursorFrom = "";
            run.cursorTo = "";
            runs.moveCursor(taxNo, feed.kind(), "", clock.instant());
        }
        run.startedBy = actor;
        run.startedAt = clock.instant();
        runs.insert(run);
        intents.add(run.merchantId, KIND, Ids.text(run.id), new RunReference(run.id), delay);
        return run.told();
    }

    // What arrives late and what changes within the overlap is met again; a night that was missed is made up for.
    private LocalDate firstDay(SyncFeed<?> feed, LocalDate last) {
        LocalDate covered = runs.covered(feed.kind());
        if (covered == null) {
            return YearMonth.from(last).minusMonths(settings.backfillMonths()).atDay(1);
        }
        return (covered.isAfter(last) ? last : covered).minusDays(settings.overlapDays());
    }

    SyncFeed<?> feed(String kind) {
        SyncFeed<?> feed = feeds.get(kind);
        new Violations()
                .check(
                        feed != null,
                        InvoiceError.SYNC_DAYS,
                        "kind",
                        "KNOWN",
                        String.join("|", feeds.keySet()),
                        Text.of("没有该归集类型", "There is no such kind of collection"))
                .throwIfAny(InvoiceError.SYNC_DAYS);
        return feed;
    }

    List<String> kinds(boolean byDays) {
        return feeds.values().stream()
                .filter(feed -> feed.byDays() == byDays)
                .map(SyncFeed::kind)
                .toList();
    }

    /** Null if the run has ended. */
    SyncFeed.Job job(long runId) {
        RunRow run = row(runId);
        return RUNNING.equals(run.status)
                ? new SyncFeed.Job(
                        run.id, run.buyerTaxNo, run.windowFrom, run.windowTo, runs.cursor(run.buyerTaxNo, run.kind))
                : null;
    }

    SyncFeed<?> feedOf(long runId) {
        return feed(row(runId).kind);
    }

    /** @return false if somebody else stored the batch meanwhile */
    @Transactional
    <R> boolean store(long runId, SyncFeed<R> feed, String asked, SyncFeed.Batch<R> batch, String channel) {
        RunRow before = row(runId);
        if (!asked.equals(runs.lockCursor(before.buyerTaxNo, before.kind))) {
            return false;
        }
        // Only now, behind the lock: its checksum may have moved.
        RunRow run = row(runId);
        if (!RUNNING.equals(run.status)) {
            return false;
        }
        SyncFeed.Taken taken = batch.records().isEmpty()
                ? new SyncFeed.Taken(0, 0, 0, List.of())
                : feed.take(batch.records(), "run " + runId, channel);
        List<RejectRow> refused = new ArrayList<>();
        for (SyncFeed.Refused one : taken.refused()) {
            refused.add(reject(run, one, feed.text(batch.records().get(one.index()))));
        }
        if (!refused.isEmpty()) {
            rejects.insertAll(refused);
        }
        runs.moveCursor(run.buyerTaxNo, run.kind, batch.position(), clock.instant());
        runs.count(
                runId,
                batch.records().size(),
                taken.inserted(),
                taken.updated(),
                taken.unchanged(),
                refused.size(),
                batch.position(),
                Checksum.over(
                        run.checksum, batch.records().stream().map(feed::text).toList()));
        if (batch.last()) {
            runs.end(runId, "DONE", null, clock.instant());
        }
        return true;
    }

    @Transactional
    void failed(long runId, String reason) {
        runs.end(
                runId,
                "FAILED",
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON),
                clock.instant());
    }

    /** @throws NotFoundException if the current merchant has no such run */
    public SyncRun run(long runId) {
        return row(runId).told();
    }

    /** Everything optional. */
    public PageResponse<SyncRun> list(String kind, String status, PageRequest page) {
        QueryWrapper<RunRow> query = new QueryWrapper<>();
        query.eq(kind != null, "kind", kind).eq(status != null, "status", status);
        return PageResponse.of(runs.selectPage(page.toPage(SORTABLE, "id,desc"), query), RunRow::told);
    }

    /** What a run could not take in. */
    public PageResponse<SyncReject> rejects(long runId, PageRequest page) {
        row(runId);
        return PageResponse.of(
                rejects.selectPage(page.toPage(SORTABLE, "id,asc"), new QueryWrapper<RejectRow>().eq("run_id", runId)),
                RejectRow::told);
    }

    private RunRow row(long runId) {
        RunRow run = runs.selectById(runId);
        if (run == null) {
            throw new NotFoundException("pull", runId);
        }
        return run;
    }

    private RejectRow reject(RunRow run, SyncFeed.Refused refused, String record) {
        RejectRow row = new RejectRow();
        row.id = Ids.next();
        row.merchantId = run.merchantId;
        row.runId = run.id;
        row.kind = run.kind;
        row.number = cut(refused.number(), 60);
        row.rule = refused.rule();
        row.detail = cut(Masked.text(refused.detail()), 500);
        row.sealedRecord = record;
        row.digest = Checksum.of(record);
        row.createdAt = clock.instant();
        return row;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
