package io.maotong.customs.issue;

import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.CustomsError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about exceptions; everything leaves a step behind. */
@Service
class IssueService {

    private final IssueMapper mapper;
    private final StepMapper steps;
    private final IssueEvents events;
    private final Issues issues;
    private final Clock clock;

    IssueService(IssueMapper mapper, StepMapper steps, IssueEvents events, Issues issues, Clock clock) {
        this.mapper = mapper;
        this.steps = steps;
        this.events = events;
        this.issues = issues;
        this.clock = clock;
    }

    /** Gives it to somebody, or to nobody. @param dueAt a new deadline; null to keep the one that it has */
    @Transactional
    public void assign(long id, String owner, Instant dueAt, String note, String by) {
        IssueRow row = lock(id);
        mustBe(row, IssueStatus.OPEN, "assign");
        new Violations()
                .check(
                        dueAt == null || dueAt.isAfter(clock.instant()),
                        CustomsError.INVALID_EXCEPTION,
                        "dueAt",
                        "DUE",
                        "> " + clock.instant(),
                        Text.of("期限应晚于现在", "The deadline lies ahead"))
                .throwIfAny(CustomsError.INVALID_EXCEPTION);
        mapper.assign(id, owner, dueAt == null ? row.dueAt : dueAt, dueAt == null ? row.escalateAt : dueAt);
        step(row, StepAction.ASSIGNED, owner, note, by);
        events.raised(mapper.byIds(List.of(id)));
    }

    @Transactional
    public void note(long id, String note, String by) {
        IssueRow row = lock(id);
        step(row, StepAction.NOTED, row.owner, note, by);
    }

    /** Settles it by hand. */
    @Transactional
    public void resolve(long id, String resolution, String by) {
        IssueRow row = lock(id);
        mustBe(row, IssueStatus.OPEN, "resolve");
        mapper.resolve(List.of(id), by, resolution, clock.instant());
        step(row, StepAction.RESOLVED, row.owner, resolution, by);
        events.resolved(mapper.byIds(List.of(id)));
    }

    /** It was not settled after all: a new deadline runs. */
    @Transactional
    public void reopen(long id, String note, String by) {
        IssueRow row = lock(id);
        mustBe(row, IssueStatus.RESOLVED, "reopen");
        mapper.reopen(id, issues.due(row.category, clock.instant()));
        step(row, StepAction.REOPENED, row.owner, note, by);
        events.raised(mapper.byIds(List.of(id)));
    }

    private IssueRow lock(long id) {
        IssueRow row = mapper.lock(id);
        if (row == null) {
            throw new NotFoundException("exception", Ids.text(id));
        }
        return row;
    }

    private static void mustBe(IssueRow row, IssueStatus status, String action) {
        if (row.status != status) {
            throw new IllegalTransition("exception " + Ids.text(row.id), row.status, action);
        }
    }

    private void step(IssueRow issue, StepAction action, String owner, String note, String by) {
        steps.insert(step(issue, action, owner, note, by, clock.instant()));
    }

    static StepRow step(IssueRow issue, StepAction action, String owner, String note, String by, Instant at) {
        StepRow row = new StepRow();
        row.id = Ids.next();
        row.merchantId = issue.merchantId;
        row.issueId = issue.id;
        row.action = action;
        row.owner = owner;
        row.note = note;
        row.doneBy = by;
        row.doneAt = at;
        return row;
    }
}
