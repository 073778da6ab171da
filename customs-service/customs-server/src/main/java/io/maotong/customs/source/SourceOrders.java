package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.order.api.TradeOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The orders of the current merchant with everything that the other services told about them. */
@Component
public class SourceOrders {

    private static final int PORTION = 500;
    private static final Set<String> UNDER_WAY = Set.of("BOOKED", "LABELLED", "HANDED_OVER", "IN_TRANSIT", "DELIVERED");

    private final OrderMapper orders;
    private final ShipmentMapper shipments;
    private final MatchedReceiptMapper receipts;
    private final JsonMapper json;

    SourceOrders(OrderMapper orders, ShipmentMapper shipments, MatchedReceiptMapper receipts, JsonMapper json) {
        this.orders = orders;
        this.shipments = shipments;
        this.receipts = receipts;
        this.json = json;
    }

    /** The orders that are known among these numbers. */
    public List<SourceOrder> find(Collection<String> orderNos) {
        List<SourceOrder> found = new ArrayList<>();
        forEach(orderNos, found::add);
        return found;
    }

    /** The same, a portion at a time, for callers that do not keep them: with their goods, orders are large. */
    public void forEach(Collection<String> orderNos, Consumer<SourceOrder> each) {
        List<String> all = List.copyOf(orderNos);
        for (int from = 0; from < all.size(); from += PORTION) {
            List<String> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            complete(orders.selectList(new QueryWrapper<OrderRow>().in("order_no", portion)))
                    .forEach(each);
        }
    }

    /** Numbers of paid orders of a mode that no batch holds, oldest first. */
    public List<String> undeclared(String tradeMode, int limit) {
        return orders.undeclared(tradeMode, limit);
    }

    private List<SourceOrder> complete(List<OrderRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> orderNos = rows.stream().map(row -> row.orderNo).toList();
        Map<String, SourceOrder.Shipment> shipmentOf = shipmentsOf(orderNos);
        Map<String, List<SourceOrder.Receipt>> receiptsOf = receiptsOf(orderNos);
        return rows.stream()
                .map(row -> order(row, shipmentOf.get(row.orderNo), receiptsOf.getOrDefault(row.orderNo, List.of())))
                .toList();
    }

    private Map<String, SourceOrder.Shipment> shipmentsOf(List<String> orderNos) {
        Map<String, SourceOrder.Shipment> found = new HashMap<>();
        shipments
                .selectList(new QueryWrapper<ShipmentRow>()
                        .in("order_no", orderNos)
                        .in("status", UNDER_WAY)
                        .isNotNull("tracking_no")
                        .orderByAsc("booked_at"))
                .forEach(row -> found.put(
                        row.orderNo,
                        new SourceOrder.Shipment(
                                row.carrierCode,
                                row.carrierName,
                                row.trackingNo,
                                row.grossWeight,
                                row.packs,
                                row.freight,
                                row.freightCurrency,
                                row.departedAt)));
        return found;
    }

    private Map<String, List<SourceOrder.Receipt>> receiptsOf(List<String> orderNos) {
        Map<String, List<SourceOrder.Receipt>> found = new HashMap<>();
        receipts.selectList(new QueryWrapper<MatchedReceiptRow>()
                        .in("order_no", orderNos)
                        .eq("active", true)
                        .orderByAsc("received_on", "id"))
                .forEach(row -> found.computeIfAbsent(row.orderNo, no -> new ArrayList<>())
                        .add(new SourceOrder.Receipt(
                                row.currency,
                                row.amount,
                                row.payerName,
                                row.payerCountry,
                                row.bankReference,
                                row.receivedOn)));
        return found;
    }

    private SourceOrder order(OrderRow row, SourceOrder.Shipment shipment, List<SourceOrder.Receipt> paid) {
        return new SourceOrder(
                row.orderNo,
                row.status,
                row.platformCode,
                row.platformName,
                row.tradeMode,
                row.orderedAt,
                row.currency,
                row.goodsValue,
                row.freight,
                row.grossWeight,
                row.netWeight,
                row.packs,
                row.country,
                json.readValue(row.goodsLines, new TypeReference<List<TradeOrder.Line>>() {}),
                shipment,
                paid);
    }
}
