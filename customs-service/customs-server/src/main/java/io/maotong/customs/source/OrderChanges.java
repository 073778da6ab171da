package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class OrderChanges implements EventHandler<OrdersChanged> {

    private final SqlSessionFactory sessions;
    private final JsonMapper json;

    OrderChanges(SqlSessionFactory sessions, JsonMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        // Sorted, so that two pages that meet the same orders do not lock them crosswise.
        List<OrderRow> rows = event.data().orders().stream()
                .sorted(Comparator.comparing(TradeOrder::orderNo))
                .map(order -> row(order, event.merchantId()))
                .toList();
        new MybatisBatch<>(sessions, rows)
                .execute(new MybatisBatch.Method<OrderRow>(OrderMapper.class).get("keepNewest"));
    }

    private OrderRow row(TradeOrder order, long merchantId) {
        OrderRow row = new OrderRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.orderNo = order.orderNo();
        row.version = order.version();
        row.status = order.status();
        row.platformCode = order.platformCode();
        row.platformName = order.platformName();
        row.tradeMode = order.tradeMode();
        row.orderedAt = order.orderedAt();
        row.currency = order.goodsValue().currency();
        row.goodsValue = order.goodsValue().amount();
        row.freight = freight(order);
        row.grossWeight = order.grossWeight();
        row.netWeight = order.netWeight();
        row.packs = order.packs();
        row.country = order.consignee() == null ? "" : order.consignee().country();
        row.goodsLines = json.writeValueAsString(order.lines());
        return row;
    }

    /** In the currency of the goods; freight in another one is not part of what the buyer owes here. */
    private static BigDecimal freight(TradeOrder order) {
        return order.freight() != null
                        && order.freight().currency().equals(order.goodsValue().currency())
                ? order.freight().amount()
                : BigDecimal.ZERO;
    }
}
