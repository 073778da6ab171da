package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.order.Draw;
import io.maotong.invoice.order.OrderBalances;
import io.maotong.invoice.order.OrderBook;
import io.maotong.invoice.order.PaymentListener;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invoices issued before the money came 预开票: matched when it has come, raised when it does not. */
@Service
class PreInvoices implements PaymentListener {

    private static final Logger log = LoggerFactory.getLogger(PreInvoices.class);
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "invoicedOn", "invoiced_on");

    private final PreInvoiceMapper advances;
    private final PlanMapper plans;
    private final OrderBalances balances;
    private final OrderBook book;
    private final InvoiceProperties.Plan settings;
    private final Clock clock;

    PreInvoices(
            PreInvoiceMapper advances,
            PlanMapper plans,
            OrderBalances balances,
            OrderBook book,
            InvoiceProperties properties,
            Clock clock) {
        this.advances = advances;
        this.plans = plans;
        this.balances = balances;
        this.book = book;
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

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(String orderNo, LocalDate paidOn) {
        advances.match(orderNo, paidOn);
    }

    /** Raises what has waited too long, of all merchants. @return how many are new */
    @Transactional
    public int raise() {
        LocalDate today = BusinessTime.today(clock);
        int overdue = MerchantScope.everywhere(
                "invoices issued in advance are watched by the clock",
                () -> advances.overdue(today.minusDays(settings.unmatchedAfter().toDays()), today));
        if (overdue > 0) {
            log.warn(
                    "{} orders were invoiced in advance more than {} days ago and are not paid",
                    overdue,
                    settings.unmatchedAfter().toDays());
        }
        return overdue;
    }

    PageResponse<PreInvoiceRow> list(PreInvoiceState state, PageRequest page) {
        return PageResponse.of(
                advances.selectPage(
                        page.toPage(SORTABLE, "invoicedOn,asc"),
                        new QueryWrapper<PreInvoiceRow>().eq(state != null, "state", state)),
                row -> row);
    }
}
