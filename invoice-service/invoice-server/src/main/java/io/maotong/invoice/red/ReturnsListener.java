package io.maotong.invoice.red;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrderReturn;
import io.maotong.order.api.ReturnsChanged;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hears of goods that came back. What was invoiced of them is to be reversed. */
@Component
class ReturnsListener implements EventHandler<ReturnsChanged> {

    private static final String ACTOR = "order-service";
    /** From the inspection on the quantities are what really came back. */
    private static final Set<String> COUNTED = Set.of("ACCEPTED", "REFUNDED");

    private final ReturnedGoods goods;

    ReturnsListener(ReturnedGoods goods) {
        this.goods = goods;
    }

    @Override
    public EventType<ReturnsChanged> type() {
        return OrderEvents.RETURNS_CHANGED;
    }

    @Override
    public void handle(Event<ReturnsChanged> event) {
        for (OrderReturn one : event.data().returns()) {
            if (COUNTED.contains(one.status())) {
                goods.invoicedOnly(
                        new ReturnedGoods.GoodsReturn(
                                one.returnNo(),
                                one.orderNo(),
                                one.note(),
                                one.lines().stream()
                                        .map(line -> ReturnedGoods.Line.goods(line.lineNo(), line.quantity()))
                                        .toList()),
                        ACTOR);
            }
        }
    }
}
