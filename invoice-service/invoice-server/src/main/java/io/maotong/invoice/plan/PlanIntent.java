package io.maotong.invoice.plan;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.Violation;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.InvoiceProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Carries plans out, chunk by chunk: whoever goes on after a crash finds what is done under its serial numbers. */
@Component
final class PlanIntent implements IntentHandler {

    private static final Logger log = LoggerFactory.getLogger(PlanIntent.class);

    static final String KIND = "invoice.plan";

    // All of these add to the queue, and the queue knows its handlers: they are looked up when needed.
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<Plans> plans;
    private final ObjectProvider<PlanWork> works;
    private final InvoiceProperties properties;
    private final Clock clock;

    PlanIntent(
            ObjectProvider<Intents> intents,
            ObjectProvider<Plans> plans,
            ObjectProvider<PlanWork> works,
            InvoiceProperties properties,
            Clock clock) {
        this.intents = intents;
        this.plans = plans;
        this.works = works;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return properties.sheets().slice().multipliedBy(5);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Plans.Reference.class).planId();
        PlanRow plan = plans.getObject().get(id);
        Instant until = clock.instant().plus(properties.sheets().slice());
        boolean finished = switch (plan.status) {
            case RUNNING -> handIn(id, until);
            case CANCELLING -> cancel(plan, until);
            case DONE, CANCELLED -> true;
        };
        if (!finished) {
            return IntentOutcome.again(Duration.ZERO);
        }
        works.getObject().finish(id);
        return IntentOutcome.done();
    }

    private boolean handIn(long planId, Instant until) {
        while (clock.instant().isBefore(until)) {
            List<ItemRow> chunk = works.getObject()
                    .next(planId, ItemStatus.PLANNED, 0, properties.plan().chunk());
            if (chunk.isEmpty()) {
                return true;
            }
            try {
                if (!works.getObject().handIn(planId, chunk)) {
                    return false;
                }
            } catch (BusinessException e) {
                oneByOne(planId, chunk);
            }
        }
        return false;
    }

    private void oneByOne(long planId, List<ItemRow> chunk) {
        for (ItemRow item : chunk) {
            try {
                works.getObject().handIn(planId, List.of(item));
            } catch (BusinessException e) {
                List<Violation> violations = e.violations().isEmpty()
                        ? List.of(Violation.of(e.code(), null, "ISSUE", null, e.detail()))
                        : e.violations();
                works.getObject().refuse(planId, item, violations);
            }
        }
    }

    private boolean cancel(PlanRow plan, Instant until) {
        List<ItemRow> planned = works.getObject()
                .next(plan.id, ItemStatus.PLANNED, 0, properties.plan().chunk());
        while (!planned.isEmpty()) {
            works.getObject().giveUp(plan.id, planned);
            planned = works.getObject()
                    .next(plan.id, ItemStatus.PLANNED, 0, properties.plan().chunk());
        }
        int after = 0;
        while (clock.instant().isBefore(until)) {
            List<ItemRow> created = works.getObject()
                    .next(plan.id, ItemStatus.CREATED, after, properties.plan().chunk());
            if (created.isEmpty()) {
                return true;
            }
            for (ItemRow item : created) {
                takeBack(item, plan.createdBy);
                after = item.itemNo;
            }
        }
        return false;
    }

    private void takeBack(ItemRow item, String actor) {
        try {
            works.getObject().takeBack(item, actor);
        } catch (IllegalTransition e) {
            log.debug("{} stays: issued or on its way, a red invoice is the way back", item.serialNo);
        }
    }
}
