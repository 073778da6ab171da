package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Violation;
import io.maotong.invoice.issue.DraftChecks;
import io.maotong.invoice.issue.InvoiceDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a worker with a batch of drafts; each is one transaction, and done once whoever comes again. */
@Service
class SubmissionWork {

    private final SubmissionMapper submissions;
    private final SubmissionItemMapper items;
    private final DraftChecks checks;
    private final InvoiceDesk desk;
    private final JsonMapper json;
    private final Clock clock;

    SubmissionWork(
            SubmissionMapper submissions,
            SubmissionItemMapper items,
            DraftChecks checks,
            InvoiceDesk desk,
            JsonMapper json,
            Clock clock) {
        this.submissions = submissions;
        this.items = items;
        this.checks = checks;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    SubmissionStatus status(long id) {
        return submissions.selectById(id).status;
    }

    /** Looks at some drafts. @return false once every one was looked at */
    @Transactional
    public boolean check(long id, int limit) {
        if (submissions.lock(id).status != SubmissionStatus.CHECKING) {
            return false;
        }
        List<SubmissionItemRow> next = items.next(id, SubmissionItemState.PENDING, limit);
        if (next.isEmpty()) {
            submissions.move(id, SubmissionStatus.CHECKING, SubmissionStatus.CHECKED);
            return false;
        }
        Map<Long, DraftChecks.Checked> known = checks
                .check(next.stream().map(row -> row.invoiceId).toList())
                .stream()
                .collect(Collectors.toMap(DraftChecks.Checked::id, Function.identity()));
        for (SubmissionItemRow row : next) {
            judge(row, known.get(row.invoiceId));
        }
        items.updateById(next);
        return true;
    }

    private void judge(SubmissionItemRow row, DraftChecks.Checked draft) {
        row.updatedAt = clock.instant();
        row.violations = null;
        if (draft == null || !draft.draft()) {
            row.state = SubmissionItemState.GONE;
            return;
        }
        row.serialNo = draft.serialNo();
        row.buyerName = draft.buyerName();
        row.total = draft.total();
        row.state = draft.errors().isEmpty() ? SubmissionItemState.GOOD : SubmissionItemState.BAD;
        row.violations = draft.errors().isEmpty() ? null : json.writeValueAsString(draft.errors());
    }

    List<SubmissionItemRow> good(long id, int limit) {
        return items.next(id, SubmissionItemState.GOOD, limit);
    }

    /** Submits one. Nothing of it is left if a rule refuses it. @throws BusinessException with every broken rule */
    @Transactional
    public void submit(SubmissionItemRow item, String actor) {
        // First of all: a second worker waits here, and then finds it done.
        if (items.move(item.id, SubmissionItemState.GOOD, SubmissionItemState.SUBMITTED, clock.instant()) == 1) {
            desk.submit(item.invoiceId, actor);
        }
    }

    /** It was refused after all: the tables or the draft changed since it was looked at. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(SubmissionItemRow item, BusinessException refusal) {
        List<Violation> reasons = new ArrayList<>(refusal.violations());
        boolean gone = reasons.isEmpty();
        if (gone) {
            reasons.add(Violation.of(refusal.code(), "status", "STATE", "DRAFT", refusal.detail()));
        }
        items.judge(
                item.id,
                SubmissionItemState.GOOD,
                gone ? SubmissionItemState.GONE : SubmissionItemState.BAD,
                json.writeValueAsString(reasons),
                clock.instant());
    }

    @Transactional
    public void finish(long id) {
        submissions.end(id, SubmissionStatus.DONE, clock.instant());
    }
}
