package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Collecting the merchant's input invoices, page after page. Each page is stored together with the cursor behind it, so
 * that a run goes on where it was cut off and no page counts twice.
 */
@Service
class Pulls {

    static final String KIND = "invoice.pull";
    private static final String RUNNING = "RUNNING";

    /** What the intent of a run carries. */
    record RunReference(long runId) {}

    /** Where a run stands. */
    record Progress(String buyerTaxNo, String cursor, boolean running) {}

    private final RunMapper runs;
    private final RejectMapper rejects;
    private final InputInvoices invoices;
    private final Sources sources;
    private final Intents intents;
    private final Clock clock;

    Pulls(RunMapper runs, RejectMapper rejects, InputInvoices invoices, Sources sources, Intents intents, Clock clock) {
        this.runs = runs;
        this.rejects = rejects;
        this.invoices = invoices;
        this.sources = sources;
        this.intents = intents;
        this.clock = clock;
    }

    /** Begins a run, or joins the one that is going on. */
    @Transactional
    RunRow start(String actor) {
        String taxNo = sources.taxpayer().taxNo();
        CursorRow cursor = new CursorRow();
        cursor.id = Ids.next();
        cursor.merchantId = MerchantScope.merchantId();
        cursor.buyerTaxNo = taxNo;
        cursor.updatedAt = clock.instant();
        runs.openCursor(cursor);
        String position = runs.lockCursor(taxNo);
        RunRow running = runs.running(taxNo);
        if (running != null) {
            return running;
        }
        RunRow run = new RunRow();
        run.id = Ids.next();
        run.merchantId = cursor.merchantId;
        run.buyerTaxNo = taxNo;
        run.status = RUNNING;
        run.pulled = 0;
        run.inserted = 0;
        run.updated = 0;
        run.unchanged = 0;
        run.rejected = 0;
        run.cursorFrom = position;
        run.cursorTo = position;
        run.startedBy = actor;
        run.startedAt = clock.instant();
        runs.insert(run);
        intents.add(KIND, Ids.text(run.id), new RunReference(run.id));
        return run;
    }

    Progress progress(long runId) {
        RunRow run = run(runId);
        return new Progress(run.buyerTaxNo, runs.cursor(run.buyerTaxNo), RUNNING.equals(run.status));
    }

    /** @return false if somebody else stored the page meanwhile */
    @Transactional
    boolean store(long runId, String asked, TaxPlatform.InputPage page, String channel) {
        RunRow run = run(runId);
        if (!asked.equals(runs.lockCursor(run.buyerTaxNo))) {
            return false;
        }
        Reception reception = new Reception(run.buyerTaxNo);
        List<Reception.Result.Read> read = new ArrayList<>();
        List<RejectRow> refused = new ArrayList<>();
        Map<String, String> records = new HashMap<>();
        for (TaxPlatform.ReceivedInvoice received : page.invoices()) {
            switch (reception.read(received)) {
                case Reception.Result.Read one -> {
                    read.add(one);
                    records.put(one.invoice().number, received.record());
                }
                case Reception.Result.Refused one -> refused.add(reject(runId, one, received.record()));
            }
        }
        InputInvoices.Stored stored = invoices.store(read, "pull " + runId, channel);
        stored.changedContent().forEach(one -> refused.add(reject(runId, one, records.get(one.number()))));
        if (!refused.isEmpty()) {
            rejects.insert(refused);
        }
        runs.moveCursor(run.buyerTaxNo, page.cursor(), clock.instant());
        runs.count(
                runId,
                page.invoices().size(),
                stored.inserted(),
                stored.updated(),
                stored.unchanged(),
                refused.size(),
                page.cursor());
        return true;
    }

    @Transactional
    void done(long runId) {
        runs.end(runId, "DONE", null, clock.instant());
    }

    @Transactional
    void failed(long runId, String reason) {
        runs.end(runId, "FAILED", reason.length() <= 1000 ? reason : reason.substring(0, 1000), clock.instant());
    }

    RunRow run(long runId) {
        RunRow run = runs.selectById(runId);
        if (run == null) {
            throw new NotFoundException("pull", runId);
        }
        return run;
    }

    PageResponse<RejectRow> rejects(long runId, PageRequest page) {
        run(runId);
        return PageResponse.of(
                rejects.selectPage(
                        page.toPage(Map.of("id", "id"), "id,asc"), new QueryWrapper<RejectRow>().eq("run_id", runId)),
                row -> row);
    }

    private RejectRow reject(long runId, Reception.Result.Refused refused, String record) {
        RejectRow row = new RejectRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.runId = runId;
        row.number = refused.number() == null || refused.number().length() <= 60
                ? refused.number()
                : refused.number().substring(0, 60);
        row.rule = refused.rule();
        row.detail = refused.detail();
        row.record = record;
        row.createdAt = clock.instant();
        return row;
    }
}
