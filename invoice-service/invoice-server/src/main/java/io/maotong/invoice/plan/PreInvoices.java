package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.attention.AttentionCause;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.AttentionRetry;
import io.maotong.invoice.attention.Attentions;
import io.maotong.invoice.order.Draw;
import io.maotong.invoice.order.OrderBalances;
import io.maotong.invoice.order.OrderBook;
import io.maotong.invoice.order.PaymentListener;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invoices issued before the money came 预开票: matched when it has come, raised when it does not. */
@Service
class PreInvoices implements PaymentListener, AttentionRetry {

    private static final Logger log = LoggerFactory.getLogger(PreInvoices.class);
    private static final int MOST = 500;
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "invoicedOn", "invoiced_on");

    private final PreInvoiceMapper advances;
    private final PlanMapper plans;
    private final OrderBalances balances;
    private final OrderBook book;
    private final Attentions attentions;
    private final InvoiceProperties.Plan settings;
    private final Clock clock;

    PreInvoices(
            PreInvoiceMapper advances,
            PlanMapper plans,
            OrderBalances balances,
            OrderBook book,
            Attentions attentions,
            InvoiceProperties properties,
            Clock clock) {
        this.advances = advances;
        this.plans = plans;
        this.balances = balances;
        this.book = book;
        this.attentions = attentions;
        this.settings = properties.plan();
        this.clock = clock;
    }

    /** An invoice of a plan exists in law. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(String serialNo, String planNo) {
        PlanRow plan = plans.selectOne(new QueryWrapper<PlanRow>().eq("plan_no", planNo));
        if (plan == null || !plan.pre) {
            return;
        }
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Draw draw : balances.sourcesOf(serialNo)) {
            totals.merge(draw.orderNo(), draw.total(), BigDecimal::add);
        }
        Map<String, LocalDate> paid = book.paidOn(totals.keySet());
        totals.forEach((orderNo, total) -> {
            PreInvoiceRow row = new PreInvoiceRow();
            row.id = Ids.next();
            row.merchantId = plan.merchantId;
            row.planId = plan.id;
            row.orderNo = orderNo;
            row.total = total;
            row.invoicedOn = BusinessTime.today(clock);
            row.matchedOn = paid.get(orderNo);
            row.state = row.matchedOn == null ? PreInvoiceState.OPEN : PreInvoiceState.MATCHED;
            advances.add(row);
        });
    }

    /** An invoice of a plan was reversed as a whole: its money is not waited for any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reversed(String serialNo, String planNo) {
        PlanRow plan = plans.selectOne(new QueryWrapper<PlanRow>().eq("plan_no", planNo));
        if (plan == null || !plan.pre) {
            return;
        }
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Draw draw : balances.sourcesOf(serialNo)) {
            totals.merge(draw.orderNo(), draw.total(), BigDecimal::add);
        }
        totals.forEach((orderNo, total) -> {
            advances.reversed(plan.id, orderNo, total);
            if (advances.waiting(orderNo) == 0) {
                settle(orderNo, "发票已冲红");
            }
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(String orderNo, LocalDate paidOn) {
        if (advances.match(orderNo, paidOn) > 0) {
            settle(orderNo, "已收款 " + paidOn);
        }
    }

    private void settle(String orderNo, String reason) {
        attentions.settle(Topic.PRE_INVOICE, List.of(orderNo), reason);
    }

    /** Raises what has waited too long, of all merchants. @return how many are new */
    @Transactional
    public int raise() {
        return MerchantScope.everywhere("invoices issued in advance are watched by the clock", () -> {
            LocalDate today = BusinessTime.today(clock);
            LocalDate before = today.minusDays(settings.unmatchedAfter().toDays());
            List<PreInvoiceRow> late = advances.overdue(before, MOST);
            if (late.isEmpty()) {
                return 0;
            }
            Map<Long, String> owners =
                    plans
                            .selectByIds(late.stream()
                                    .map(row -> row.planId)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(plan -> plan.id, plan -> plan.createdBy));
            for (PreInvoiceRow row : late) {
                row.state = PreInvoiceState.OVERDUE;
                row.alertedOn = today;
            }
            advances.updateById(late);
            attentions.raise(late.stream()
                    .map(row -> new Attentions.Matter(
                            row.merchantId,
                            AttentionCause.PRE_INVOICE_OVERDUE,
                            row.orderNo,
                            row.orderNo + ", CNY " + row.total.toPlainString() + ", " + row.invoicedOn,
                            owners.get(row.planId)))
                    .toList());
            log.warn(
                    "{} orders were invoiced in advance more than {} days ago and are not paid",
                    late.size(),
                    settings.unmatchedAfter().toDays());
            return late.size();
        });
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PRE_INVOICE);
    }

    /** A payment may have been entered by a way that told nobody. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void retry(String subject, String actor) {
        LocalDate paid = book.paidOn(Set.of(subject)).get(subject);
        if (paid != null) {
            settled(subject, paid);
        } else if (advances.waiting(subject) == 0) {
            settle(subject, "不再等待收款");
        }
    }

    PageResponse<PreInvoiceRow> list(PreInvoiceState state, PageRequest page) {
        return PageResponse.of(
                advances.selectPage(
                        page.toPage(SORTABLE, "invoicedOn,asc"),
                        new QueryWrapper<PreInvoiceRow>().eq(state != null, "state", state)),
                row -> row);
    }
}
