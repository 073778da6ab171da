package io.maotong.customs.batch;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.customs.batch.rule.Finding;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.issue.Issues;
import io.maotong.data.intent.Intents;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody decides on warnings: an order whose warnings are all accepted is declared, one that is declined leaves its batch. */
@Service
class WarningService {

    private static final int MOST = 10_000;

    /** @param orders that go on, or left their batch */
    record Outcome(int decided, int decidedBefore, List<String> orders) {}

    private final WarningMapper warnings;
    private final BatchMapper batches;
    private final BatchOrderMapper members;
    private final Issues issues;
    private final Intents intents;
    private final Clock clock;

    WarningService(
            WarningMapper warnings,
            BatchMapper batches,
            BatchOrderMapper members,
            Issues issues,
            Intents intents,
            Clock clock) {
        this.warnings = warnings;
        this.batches = batches;
        this.members = members;
        this.issues = issues;
        this.intents = intents;
        this.clock = clock;
    }

    @Transactional
    public Outcome decide(WarningDecision decision, WarningState to, String by) {
        List<WarningRow> chosen = chosen(decision);
        List<WarningRow> open =
                chosen.stream().filter(row -> row.state == WarningState.OPEN).toList();
        Map<Long, List<WarningRow>> byBatch =
                open.stream().collect(Collectors.groupingBy(row -> row.batchId, TreeMap::new, Collectors.toList()));
        int decided = 0;
        Set<String> orders = new TreeSet<>();
        for (Map.Entry<Long, List<WarningRow>> part : byBatch.entrySet()) {
            decided += decide(part.getKey(), part.getValue(), to, by, decision.reason(), orders);
        }
        return new Outcome(decided, chosen.size() - decided, List.copyOf(orders));
    }

    private List<WarningRow> chosen(WarningDecision decision) {
        new Violations()
                .check(
                        decision.namesOnes() != (decision.batchId() != null),
                        CustomsError.INVALID_WARNING,
                        "warningIds",
                        "WARNING",
                        "warningIds | batchId",
                        Text.of("请指定提示，或指定批次", "Name the warnings, or a batch"))
                .check(
                        decision.rule() == null || decision.batchId() != null,
                        CustomsError.INVALID_WARNING,
                        "rule",
                        "WARNING",
                        "batchId",
                        Text.of("按规则确认时请指定批次", "A rule goes with a batch"))
                .throwIfAny(CustomsError.INVALID_WARNING);
        if (!decision.namesOnes()) {
            return warnings.openOf(batch(decision.batchId()).id, decision.rule(), MOST);
        }
        Map<Long, WarningRow> found = new HashMap<>();
        Set<Long> ids = decision.warningIds().stream().map(Ids::parse).collect(Collectors.toSet());
        warnings.byIds(ids).forEach(row -> found.put(row.id, row));
        Violations unknown = new Violations();
        for (int index = 0; index < decision.warningIds().size(); index++) {
            String id = decision.warningIds().get(index);
            unknown.check(
                    found.containsKey(Ids.parse(id)),
                    CustomsError.INVALID_WARNING,
                    "warningIds[" + index + "]",
                    "WARNING",
                    null,
                    Text.of("没有编号为 %s 的提示", "There is no warning %s").with(id));
        }
        unknown.throwIfAny(CustomsError.INVALID_WARNING);
        return List.copyOf(found.values());
    }

    private int decide(
            long batchId, List<WarningRow> open, WarningState to, String by, String reason, Set<String> orders) {
        BatchRow batch = batches.selectById(batchId);
        if (!batch.status.followsReceipts() || batch.status == BatchStatus.DEPARTED && to == WarningState.ACCEPTED) {
            throw new BusinessException(
                    CustomsError.BATCH_GONE,
                    Text.of(
                                    "批次 %s 已离境或结束：请将订单移出（:decline）后加入新的批次",
                                    "Batch %s has left or is over: decline, and put the order into another batch")
                            .with(batch.batchNo));
        }
        Set<String> concerned = open.stream().map(row -> row.orderNo).collect(Collectors.toCollection(TreeSet::new));
        // Whoever decides on an order's last warning must see the others' decisions: its place in the batch is the
        // queue.
        members.lock(batchId, concerned);
        Set<Long> wanted = open.stream().map(row -> row.id).collect(Collectors.toSet());
        List<WarningRow> still = warnings.lockOpen(batchId, concerned);
        List<Long> ids =
                still.stream().map(row -> row.id).filter(wanted::contains).toList();
        if (ids.isEmpty()) {
            return 0;
        }
        int decided = warnings.decide(ids, to, by, reason, clock.instant());
        Set<String> done = new HashSet<>(concerned);
        if (to == WarningState.ACCEPTED) {
            Set<Long> settled = new HashSet<>(ids);
            still.stream().filter(row -> !settled.contains(row.id)).forEach(row -> done.remove(row.orderNo));
            goOn(batch, done);
        } else {
            leave(batch, done);
        }
        orders.addAll(done);
        return decided;
    }

    private void goOn(BatchRow batch, Set<String> orderNos) {
        if (orderNos.isEmpty()) {
            return;
        }
        issues.settleKeys(keys(batch.id, orderNos), "accepted");
        if (members.readmit(batch.id, orderNos) > 0) {
            intents.add(DeclareHandler.KIND, batch.batchNo, new DeclareHandler.Payload(Ids.text(batch.id)));
        }
    }

    private void leave(BatchRow batch, Set<String> orderNos) {
        warnings.forget(batch.id, orderNos);
        issues.settleKeys(keys(batch.id, orderNos), "declined");
        int left = members.dismiss(batch.id, orderNos);
        if (left > 0) {
            batches.leaveOut(batch.id, left, clock.instant());
        }
    }

    private static List<String> keys(long batchId, Set<String> orderNos) {
        return orderNos.stream().map(no -> heldKey(batchId, no)).toList();
    }

    /** What makes the exception about an order that waits the same one. */
    static String heldKey(long batchId, String orderNo) {
        return "WARNING:" + batchId + ":" + orderNo;
    }

    private BatchRow batch(String id) {
        BatchRow row = batches.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("batch", id);
        }
        return row;
    }

    /** What a version that somebody sends again still needs. @throws BusinessException with all of them */
    static BusinessException refusal(List<Warnings.Pending> pending) {
        return new BusinessException(
                CustomsError.WARNINGS,
                Text.of(
                        "存在需要确认的提示：请核对后填写 acceptWarnings（原因）重新提交",
                        "There are warnings to be accepted: look at them and send the reason as acceptWarnings"),
                pending.stream()
                        .map(one -> violation(CustomsError.WARNINGS, one.finding()))
                        .toList());
    }

    static Violation violation(CustomsError error, Finding finding) {
        Violation violation = Violation.of(error, finding.field(), finding.rule(), finding.expected(), finding.hint());
        return finding.row() == null ? violation : violation.atRow(finding.row());
    }
}
