package io.maotong.refund.filing;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.refund.precheck.Candidate;
import io.maotong.refund.source.Sources;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices that became red, or otherwise unsound, while a filing uses them: R007. A filing that has not been submitted is
 * not submitted any more; one that has is shown to a person, for only the bureau can change it (tax.md 1.12, 3.10).
 */
@Component
class ReversedInvoices {

    static final String RULE = "R007";

    private static final Text HINT = Text.of(
            "该发票已被红冲或状态异常，不能用于退税；已申报的请联系税务机关撤回或冲减",
            "The invoice was reversed or is not sound: it cannot be used for a refund; of a submitted filing tell the bureau");

    private final RefundBatchMapper batches;
    private final RefundFindingMapper findings;
    private final Sources sources;
    private final Clock clock;

    ReversedInvoices(RefundBatchMapper batches, RefundFindingMapper findings, Sources sources, Clock clock) {
        this.batches = batches;
        this.findings = findings;
        this.sources = sources;
        this.clock = clock;
    }

    /** Marks the filings that use one of these invoices, as a purchase or as the export invoice; again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(Collection<String> numbers, String state) {
        for (String number : numbers) {
            for (Long batchId : batches.using(number)) {
                mark(batchId, number, state);
            }
        }
    }

    private void mark(long batchId, String number, String state) {
        // Under the lock nobody submits it meanwhile without seeing the finding.
        RefundBatchRow row = batches.lock(batchId);
        boolean known = findings.exists(new QueryWrapper<RefundFindingRow>()
                .eq("batch_id", batchId)
                .eq("rule", RULE)
                .eq("object", number));
        if (known || !row.status.isLive()) {
            return;
        }
        findings.insert(finding(row.id, row.merchantId, number, state));
        if (row.status.isAtTheBureau() || row.status == RefundStatus.PAID) {
            flag(row, number);
        }
    }

    /** Leaves out, with the reason, what was exported on an invoice that is red and has no successor yet. */
    List<Candidate> without(List<Candidate> candidates, RefundBatch batch) {
        Set<String> entries = sources.entriesOfReversedInvoices();
        Map<Boolean, List<Candidate>> byState = candidates.stream()
                .collect(Collectors.partitioningBy(
                        candidate -> entries.contains(candidate.export().entryId())));
        List<RefundFindingRow> left = byState.get(true).stream()
                .map(candidate -> {
                    RefundFindingRow row = finding(
                            batch.id(), batch.merchantId(), candidate.export().number(), "REVERSED");
                    row.expected = "a sound export invoice";
                    return row;
                })
                .toList();
        if (!left.isEmpty()) {
            findings.insert(left);
        }
        return byState.get(false);
    }

    /** Whether the filing must not be submitted: what was left out of it from the start expects something and does not. */
    boolean blocks(long batchId) {
        return findings.exists(new QueryWrapper<RefundFindingRow>()
                .eq("batch_id", batchId)
                .eq("rule", RULE)
                .eq("level", "B")
                .isNull("expected"));
    }

    /** The bureau has it although an invoice became red on the way there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void submittedMeanwhile(long batchId) {
        if (blocks(batchId)) {
            flag(batches.lock(batchId), "an invoice");
        }
    }

    private void flag(RefundBatchRow row, String what) {
        row.attention = what + " became red after the filing was submitted (R007)";
        row.updatedAt = clock.instant();
        batches.updateById(row);
    }

    private static RefundFindingRow finding(long batchId, long merchantId, String number, String state) {
        RefundFindingRow row = new RefundFindingRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.batchId = batchId;
        row.rule = RULE;
        row.level = "B";
        row.object = number;
        row.actual = state;
        row.hintZh = HINT.zh();
        row.hintEn = HINT.en();
        return row;
    }

    static List<String> unsound() {
        return List.of("RED", "PART_REVERSED", "REVERSED", "ABNORMAL", "LOCKED");
    }
}
