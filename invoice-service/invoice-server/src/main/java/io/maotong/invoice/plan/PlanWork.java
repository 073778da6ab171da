package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Violation;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.order.OrderBalances;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The steps of carrying a plan out, one transaction each; any of them may be done again. */
@Service
class PlanWork {

    private static final String REASON = "开票计划取消";

    private final PlanMapper plans;
    private final PlanItemMapper items;
    private final InvoiceDesk desk;
    private final OrderBalances balances;
    private final JsonMapper json;
    private final Clock clock;

    PlanWork(
            PlanMapper plans,
            PlanItemMapper items,
            InvoiceDesk desk,
            OrderBalances balances,
            JsonMapper json,
            Clock clock) {
        this.plans = plans;
        this.items = items;
        this.desk = desk;
        this.balances = balances;
        this.json = json;
        this.clock = clock;
    }

    List<ItemRow> next(long planId, ItemStatus status, int after, int limit) {
        return items.selectList(new QueryWrapper<ItemRow>()
                .eq("plan_id", planId)
                .eq("status", status)
                .gt("item_no", after)
                .orderByAsc("item_no")
                .last("LIMIT " + limit));
    }

    /**
     * Hands invoices in.
     *
     * @return whether the plan goes on
     * @throws BusinessException if one of them breaks a rule; then none of them is handed in
     */
    @Transactional
    public boolean handIn(long planId, List<ItemRow> chunk) {
        PlanRow plan = plans.lock(planId);
        if (plan.status != PlanStatus.RUNNING) {
            return false;
        }
        int created = 0;
        for (ItemRow item : chunk) {
            StoredInvoice invoice = desk.draft(new NewInvoice(
                    item.serialNo,
                    Origin.ORDERS,
                    plan.planNo,
                    null,
                    json.readValue(item.document, InvoiceDocument.class)));
            if (plan.mode == PlanMode.SUBMIT) {
                invoice = desk.submit(invoice.id(), plan.createdBy);
            }
            created += items.created(item.id, invoice.id(), invoice.status());
        }
        plans.count(planId, created, 0);
        return true;
    }

    /** An invoice breaks a rule: its reasons are kept, and what it drew is free again. */
    @Transactional
    public void refuse(long planId, ItemRow item, List<Violation> violations) {
        plans.lock(planId);
        if (items.end(item.id, ItemStatus.FAILED, json.writeValueAsString(violations)) == 1) {
            balances.release(item.serialNo);
            plans.count(planId, 0, 1);
        }
    }

    /** Gives up invoices that were not handed in. */
    @Transactional
    public void giveUp(long planId, List<ItemRow> chunk) {
        plans.lock(planId);
        for (ItemRow item : chunk) {
            if (items.end(item.id, ItemStatus.CANCELLED, null) == 1) {
                balances.release(item.serialNo);
            }
        }
    }

    /** Gives an invoice up that was handed in, if it may still be: an issued one is not. */
    @Transactional
    public void takeBack(ItemRow item, String actor) {
        desk.cancel(item.invoiceId, actor, REASON);
        items.end(item.id, ItemStatus.CANCELLED, null);
    }

    @Transactional
    public void finish(long planId) {
        PlanRow plan = plans.lock(planId);
        if (plan.status == PlanStatus.RUNNING) {
            plan.status = PlanStatus.DONE;
        } else if (plan.status == PlanStatus.CANCELLING) {
            plan.status = PlanStatus.CANCELLED;
        } else {
            return;
        }
        plan.finishedAt = clock.instant();
        plans.updateById(plan);
    }
}
