package io.maotong.refund.filing;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.refund.RefundError;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import io.maotong.refund.precheck.Candidate;
import io.maotong.refund.precheck.Finding;
import io.maotong.refund.source.Sources;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of a filing, one transaction each. */
@Service
class RefundBatches {

    static final String ASSEMBLE = "refund.assemble";
    static final String FILE = "refund.file";
    static final String FOLLOW = "refund.follow";

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");
    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "period", "period", "status", "status", "refundable", "refundable");

    private final RefundBatchMapper batches;
    private final RefundStepMapper steps;
    private final RefundFindingMapper findings;
    private final FilingRows rows;
    private final Sources sources;
    private final FilingFacts facts;
    private final ReversedInvoices reversed;
    private final Intents intents;
    private final Events events;
    private final Clock clock;

    RefundBatches(
            RefundBatchMapper batches,
            RefundStepMapper steps,
            RefundFindingMapper findings,
            FilingRows rows,
            Sources sources,
            FilingFacts facts,
            ReversedInvoices reversed,
            Intents intents,
            Events events,
            Clock clock) {
        this.batches = batches;
        this.steps = steps;
        this.findings = findings;
        this.rows = rows;
        this.sources = sources;
        this.facts = facts;
        this.reversed = reversed;
        this.intents = intents;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a filing of everything that can be filed by the end of a month; the rest happens in the background. */
    @Transactional
    RefundBatch openOneClick(String period, String actor) {
        YearMonth month = monthOf(period);
        Sources.Merchant merchant = sources.lockMerchant()
                .orElseThrow(() -> new BusinessException(
                        RefundError.NOTHING_TO_FILE,
                        Text.of("请先完成企业资质", "Complete the company's qualification first")));
        RefundBatch batch = RefundBatch.open(
                Ids.next(), MerchantScope.merchantId(), PERIOD.format(month), merchant.nextBatch(), clock.instant());
        sources.countBatch();
        batches.insert(batch.toRow(clock.instant()));
        step(batch, actor, "SELF");
        intents.add(ASSEMBLE, batch.serial(), new BatchReference(batch.id()));
        return batch;
    }

    /** What the intents of a filing carry. */
    record BatchReference(long batchId) {}

    /** Links, checks and stores; safe to repeat, and one filing of a merchant at a time. */
    @Transactional
    void assemble(long batchId) {
        sources.lockMerchant();
        RefundBatch batch = RefundBatch.from(batches.lock(batchId));
        if (batch.status() != RefundStatus.DRAFT) {
            return;
        }
        Assembly.Assembled assembled = Assembly.of(facts.upTo(monthOf(batch.period())));
        findings.insert(assembled.findings().stream()
                .map(finding -> findingRow(batch, finding))
                .toList());
        batch.matched();
        step(batch, "system", "SELF");
        List<Candidate> accepted = reversed.without(assembled.accepted(), batch);
        if (accepted.isEmpty()) {
            batch.nothingToFile("no declaration item passed");
            save(batch, "system", "SELF");
            return;
        }
        rows.insert(batch, accepted);
        batch.prechecked(
                Money.sum(accepted.stream().map(Candidate::refundable).toList(), "CNY"),
                Money.sum(accepted.stream().map(Candidate::fobUsd).toList(), "USD"));
        save(batch, "system", "SELF");
        intents.add(FILE, batch.serial(), new BatchReference(batchId));
    }

    @Transactional
    void submitted(long batchId, String channel) {
        RefundBatch batch = RefundBatch.from(batches.lock(batchId));
        if (batch.status() != RefundStatus.PRECHECKED) {
            return;
        }
        batch.submitted();
        save(batch, "system", channel);
        reversed.submittedMeanwhile(batchId);
        intents.add(FOLLOW, batch.serial(), new BatchReference(batchId));
    }

    /** Ends a filing of which an invoice became red before it was submitted. @return whether that was so */
    @Transactional
    boolean endIfReversed(long batchId) {
        RefundBatch batch = RefundBatch.from(batches.lock(batchId));
        if (batch.status() != RefundStatus.PRECHECKED || !reversed.blocks(batchId)) {
            return false;
        }
        returned(batchId, "R007: an invoice of the filing became red", "SELF");
        return true;
    }

    /** Ends a filing that the bureau returned; its rows may be filed again. */
    @Transactional
    void returned(long batchId, String why, String channel) {
        RefundBatch batch = RefundBatch.from(batches.lock(batchId));
        if (batch.status() == RefundStatus.REJECTED) {
            return;
        }
        batch.refusedByBureau(why.length() <= 1000 ? why : why.substring(0, 1000));
        batches.endExports(batchId);
        batches.endPurchases(batchId);
        batches.endReceipts(batchId);
        save(batch, "bureau", channel);
    }

    /** @return the state after the bureau's answer was taken in */
    @Transactional
    RefundStatus advance(long batchId, RefundStatus next, BureauAnswer answer, String channel) {
        RefundBatch batch = RefundBatch.from(batches.lock(batchId));
        if (batch.advance(next, answer)) {
            save(batch, "bureau", channel);
        }
        return batch.status();
    }

    RefundBatch get(long batchId) {
        RefundBatchRow row = batches.selectById(batchId);
        if (row == null) {
            throw new NotFoundException("refund batch", batchId);
        }
        return RefundBatch.from(row);
    }

    RefundBatchRow row(long batchId) {
        RefundBatchRow row = batches.selectById(batchId);
        if (row == null) {
            throw new NotFoundException("refund batch", batchId);
        }
        return row;
    }

    List<RefundStepRow> steps(long batchId) {
        return steps.selectList(
                new QueryWrapper<RefundStepRow>().eq("batch_id", batchId).orderByAsc("id"));
    }

    List<RefundFindingRow> findings(long batchId) {
        return findings.selectList(
                new QueryWrapper<RefundFindingRow>().eq("batch_id", batchId).orderByAsc("level", "id"));
    }

    PageResponse<RefundBatchRow> list(String status, PageRequest page) {
        QueryWrapper<RefundBatchRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        return PageResponse.of(batches.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    private void save(RefundBatch batch, String actor, String channel) {
        batches.updateById(batch.toRow(clock.instant()));
        step(batch, actor, channel);
        events.publish(
                RefundEvents.BATCH_CHANGED,
                Ids.text(batch.id()),
                batch.version(),
                new RefundBatchChanged(
                        Ids.text(batch.id()),
                        batch.version(),
                        batch.batchNo(),
                        batch.period(),
                        batch.status().name(),
                        batch.refundable(),
                        batch.paid(),
                        rows.entryIds(batch.id()),
                        rows.orderNos(batch.id()),
                        clock.instant()));
    }

    private void step(RefundBatch batch, String actor, String channel) {
        RefundStepRow row = new RefundStepRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId();
        row.batchId = batch.id();
        row.status = batch.status();
        row.actor = actor;
        row.channel = channel;
        row.reference = batch.reference();
        row.happenedAt = clock.instant();
        steps.insert(row);
    }

    private static RefundFindingRow findingRow(RefundBatch batch, Finding finding) {
        RefundFindingRow row = new RefundFindingRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId();
        row.batchId = batch.id();
        row.rule = finding.rule();
        row.level = finding.level() == Finding.Level.BLOCK ? "B" : "W";
        row.object = finding.object();
        row.expected = finding.expected();
        row.actual = finding.actual();
        row.hintZh = finding.hint().zh();
        row.hintEn = finding.hint().en();
        return row;
    }

    private YearMonth monthOf(String period) {
        try {
            YearMonth month = YearMonth.parse(String.valueOf(period), PERIOD);
            if (month.isAfter(YearMonth.from(BusinessTime.today(clock)))) {
                throw invalid();
            }
            return month;
        } catch (DateTimeParseException e) {
            throw invalid();
        }
    }

    private static BusinessException invalid() {
        return new BusinessException(
                RefundError.INVALID_PERIOD,
                List.of(Violation.of(
                        RefundError.INVALID_PERIOD,
                        "period",
                        "PERIOD",
                        "yyyyMM, not in the future",
                        Text.of("所属期格式为yyyyMM且不晚于本月", "yyyyMM, not after this month"))));
    }
}
