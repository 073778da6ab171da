package io.maotong.customs.issue;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.RecurringWork;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is not done by its deadline goes up a step, which the operators see; and another one a while later. */
@Component
class IssueEscalation implements RecurringWork {

    private static final int PORTION = 500;

    private final IssueMapper mapper;
    private final StepMapper steps;
    private final IssueEvents events;
    private final SqlSessionFactory sessions;
    private final TransactionTemplate transaction;
    private final CustomsSettings settings;
    private final Clock clock;

    IssueEscalation(
            IssueMapper mapper,
            StepMapper steps,
            IssueEvents events,
            SqlSessionFactory sessions,
            PlatformTransactionManager manager,
            CustomsSettings settings,
            Clock clock) {
        this.mapper = mapper;
        this.steps = steps;
        this.events = events;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(manager);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        MerchantScope.runEverywhere(
                "a job for all merchants", () -> transaction.executeWithoutResult(status -> escalate(clock.instant())));
    }

    private void escalate(Instant now) {
        List<IssueRow> late = mapper.late(now, PORTION);
        if (late.isEmpty()) {
            return;
        }
        Map<Long, Long> before = new HashMap<>();
        for (IssueRow row : late) {
            before.put(row.id, row.version);
            row.escalateAt = row.escalation + 1 >= settings.exceptions().escalations()
                    ? null
                    : now.plus(settings.exceptions().escalateAgain());
        }
        new MybatisBatch<>(sessions, late)
                .execute(new MybatisBatch.Method<IssueRow>(IssueMapper.class).get("escalate"));
        List<IssueRow> escalated = mapper.byIds(before.keySet()).stream()
                .filter(row -> row.status == IssueStatus.OPEN && row.version == before.get(row.id) + 1)
                .toList();
        steps.insert(escalated.stream()
                .map(row ->
                        IssueService.step(row, StepAction.ESCALATED, row.owner, "due " + row.dueAt, Issues.SYSTEM, now))
                .toList());
        events.raised(escalated);
    }
}
