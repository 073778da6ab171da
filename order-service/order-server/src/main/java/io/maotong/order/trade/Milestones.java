package io.maotong.order.trade;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notes what happened to orders and moves their status forward. To be called in a transaction. */
@Component
final class Milestones {

    /** News about an order from one source. */
    record News(
            String orderNo,
            String sourceId,
            String state,
            long version,
            Instant at,
            Map<String, Object> detail,
            OrderStatus reached) {}

    private final MilestoneMapper milestones;
    private final OrderMapper orders;
    private final OrderLines lines;
    private final OrderAnnouncer announcer;
    private final JsonMapper json;
    private final Clock clock;

    Milestones(
            MilestoneMapper milestones,
            OrderMapper orders,
            OrderLines lines,
            OrderAnnouncer announcer,
            JsonMapper json,
            Clock clock) {
        this.milestones = milestones;
        this.orders = orders;
        this.lines = lines;
        this.announcer = announcer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a page of news in bulk: what is known already is skipped, so repetition and order of arrival do not matter.
     */
    void note(String source, List<News> page) {
        if (page.isEmpty()) {
            return;
        }
        milestones.note(page.stream().map(news -> rowOf(source, news)).toList());
        for (OrderStatus status : List.of(OrderStatus.SHIPPED, OrderStatus.DECLARED, OrderStatus.CLOSED)) {
            Set<String> reached = page.stream()
                    .filter(news -> news.reached() == status)
                    .map(News::orderNo)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            move(reached, status);
        }
    }

    private void move(Collection<String> orderNos, OrderStatus status) {
        if (orderNos.isEmpty()) {
            return;
        }
        List<Long> behind = orders.lockBehind(orderNos, status.earlier());
        if (behind.isEmpty()) {
            return;
        }
        orders.move(behind, status, clock.instant());
        List<OrderRow> moved = orders.selectByIds(behind);
        announcer.announce(moved, lines.linesOf(moved));
    }

    MilestoneRow rowOf(String source, News news) {
        MilestoneRow row = new MilestoneRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = news.orderNo();
        row.source = source;
        row.sourceId = news.sourceId();
        row.state = news.state();
        row.sourceVersion = news.version();
        row.detail = json.writeValueAsString(news.detail());
        row.occurredAt = news.at() == null ? clock.instant() : news.at();
        return row;
    }
}
