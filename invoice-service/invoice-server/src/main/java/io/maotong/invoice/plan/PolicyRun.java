package io.maotong.invoice.plan;

import io.maotong.core.error.Violation;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.order.OrderBook;
import io.maotong.invoice.policy.InvoicePolicy;
import io.maotong.invoice.policy.Policies;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a customer's policy for each date that is due, one transaction for each, oldest first: after nights that were missed
 * each of them is done with the orders that belonged to it.
 */
@Component
final class PolicyRun implements IntentHandler {

    static final String KIND = "invoice.policy-run";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    record Reference(long policyId) {}

    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<Plans> plans;
    private final PlanMaker maker;
    private final Policies policies;
    private final OrderBook book;
    private final TransactionTemplate transaction;
    private final InvoiceProperties.Plan settings;

    PolicyRun(
            ObjectProvider<Intents> intents,
            ObjectProvider<Plans> plans,
            PlanMaker maker,
            Policies policies,
            OrderBook book,
            TransactionTemplate transaction,
            InvoiceProperties properties) {
        this.intents = intents;
        this.plans = plans;
        this.maker = maker;
        this.policies = policies;
        this.book = book;
        this.transaction = transaction;
        this.settings = properties.plan();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Reference.class).policyId();
        boolean more = true;
        while (more) {
            Optional<InvoicePolicy> policy = policies.find(id);
            LocalDate date = policy.map(InvoicePolicy::nextRun).orElse(null);
            more = date != null && Boolean.TRUE.equals(transaction.execute(status -> run(id, date)));
        }
        policies.rest(id);
        return IntentOutcome.done();
    }

    /** @return whether another date is due */
    private boolean run(long id, LocalDate date) {
        if (!policies.isDue(id, date)) {
            return false;
        }
        InvoicePolicy policy = policies.find(id).orElseThrow();
        return policies.done(id, date, commit(policy, date)).isPresent();
    }

    private String commit(InvoicePolicy policy, LocalDate date) {
        List<String> orderNos = book.openOrders(
                policy.customerNo(), policy.orderedUntil(date), policy.paidUntil(date), settings.maxOrders());
        if (orderNos.isEmpty()) {
            return "0 orders";
        }
        PlanTrigger trigger = switch (policy.mode()) {
            case AUTO_ON_PAYMENT -> PlanTrigger.PAYMENT;
            case MONTHLY_MERGE -> PlanTrigger.MONTH;
            case PRE_INVOICE -> PlanTrigger.PRE_INVOICE;
            case MANUAL -> PlanTrigger.PERSON;
        };
        PlanRequest request = PlanRequest.ofOrders(
                "P" + policy.id() + "-" + DAY.format(date),
                orderNos,
                policy.submit() ? PlanMode.SUBMIT : PlanMode.DRAFT);
        Proposal proposal = maker.propose(request.planNo(), request);
        String left =
                proposal.violations().stream().limit(3).map(PolicyRun::words).reduce("", (a, b) -> a + "; " + b);
        if (proposal.invoices().isEmpty()) {
            return orderNos.size() + " orders, 0 invoices" + left;
        }
        PlanRow plan = plans.getObject()
                .commit(
                        request,
                        new Plans.Occasion(trigger, policy.customerNo(), trigger == PlanTrigger.PRE_INVOICE, "system"));
        return orderNos.size() + " orders, " + plan.invoices + " invoices" + left;
    }

    private static String words(Violation violation) {
        return violation.code() + " " + violation.field();
    }
}
