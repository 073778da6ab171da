package io.maotong.data.platform.ingest;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.data.platform.search.SearchDocuments;
import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OrderListener implements EventHandler<OrdersChanged> {

    private final ObjectStates states;
    private final SearchDocuments documents;

    OrderListener(ObjectStates states, SearchDocuments documents) {
        this.states = states;
        this.documents = documents;
    }

    @Override
    public EventType<OrdersChanged> type() {
        return OrderEvents.ORDERS_CHANGED;
    }

    @Override
    public void handle(Event<OrdersChanged> event) {
        List<TradeOrder> orders = event.data().orders();
        states.save(orders.stream()
                .map(order -> new ObjectStates.State(
                        ObjectKind.ORDER, order.orderNo(), order.version(), order.status(), order.goodsValue()))
                .toList());
        documents.save(orders.stream().map(OrderListener::document).toList());
    }

    // The buyer is not searched for: personal data stays with the order.
    private static SearchDocuments.Document document(TradeOrder order) {
        return new SearchDocuments.Document(
                "order",
                order.orderNo(),
                order.version(),
                order.orderNo(),
                order.lines().stream()
                        .map(line -> line.name() + " " + line.nameEn() + " " + line.sku() + " " + line.commodityCode())
                        .toList(),
                order.status(),
                order.orderedAt());
    }
}
