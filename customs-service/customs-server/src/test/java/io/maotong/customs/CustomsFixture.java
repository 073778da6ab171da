package io.maotong.customs;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.logistics.api.LogisticsEvents;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.api.ShipmentsChanged;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.order.api.TradeOrder;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the other services tell, as they would tell it. */
@Component
public class CustomsFixture {

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() / 1000 % 800_000) + 100_000);

    /** A merchant that may declare. */
    public record Merchant(long id, String code, String name, String dxpId) {

        public String queue() {
            return dxpId + "_HZ";
        }
    }

    private final List<EventHandler<?>> handlers;
    private final TransactionTemplate transaction;

    CustomsFixture(List<EventHandler<?>> handlers, TransactionTemplate transaction) {
        this.handlers = handlers;
        this.transaction = transaction;
    }

    @SuppressWarnings("unchecked")
    public <T> void tell(long merchantId, EventType<T> type, T data) {
        for (EventHandler<?> handler : handlers) {
            if (handler.type().equals(type)) {
                transaction.executeWithoutResult(status -> MerchantScope.run(
                        merchantId,
                        () -> ((EventHandler<T>) handler)
                                .handle(new Event<>(Ids.next(), type.name(), merchantId, "", 1, Instant.now(), data))));
            }
        }
    }

    public Merchant merchant() {
        int number = NEXT.incrementAndGet();
        Merchant merchant = new Merchant(
                Ids.next(),
                "320796" + "%04d".formatted(number % 10_000),
                "东海县测试水晶" + number + "有限公司",
                "DXPENT" + "%010d".formatted(7_000_000_000L + number));
        PortVoice.get().open(merchant.queue());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PortVoice.get().close(merchant.queue())));
        qualify(merchant, 1);
        return merchant;
    }

    public void qualify(Merchant merchant, long version) {
        tell(merchant.id(), UserEvents.QUALIFICATION_CHANGED, qualification(merchant, version));
    }

    static Qualification qualification(Merchant merchant, long version) {
        return new Qualification(
                Long.toString(merchant.id()),
                version,
                "ACTIVE",
                merchant.name(),
                "91320722MA1TEST000",
                "张三",
                "320722",
                "2438",
                LocalDate.of(2026, 1, 1),
                Money.cny("1000000.00"),
                "张三",
                "13900000000",
                "东海县",
                merchant.code(),
                merchant.name(),
                LocalDate.of(2099, 1, 1),
                "9300000000001",
                merchant.dxpId(),
                merchant.queue(),
                List.of());
    }

    public static TradeOrder order(String orderNo, int index) {
        BigDecimal quantity = BigDecimal.valueOf(index % 3 + 1);
        BigDecimal price = new BigDecimal("18.50");
        Money first = Money.of(quantity.multiply(price), "USD");
        Money second = Money.of("20.00", "USD");
        return new TradeOrder(
                orderNo,
                1,
                "PAID",
                "shop",
                null,
                null,
                "9610",
                Instant.parse("2026-11-20T02:00:00Z").plusSeconds(index),
                first.plus(second),
                Money.zero("USD"),
                new BigDecimal("0.62"),
                new BigDecimal("0.55"),
                1,
                new TradeOrder.Consignee("Ann", "US", "NY", "New York", "1 Main", "10001", "1", "a@b"),
                List.of(
                        new TradeOrder.Line(
                                1,
                                "SKU-A",
                                "天然水晶手链",
                                "Crystal bracelet",
                                "7116200000",
                                "007",
                                quantity,
                                "035",
                                new BigDecimal("0.06"),
                                null,
                                null,
                                "手链|天然水晶|8mm",
                                price,
                                first,
                                new BigDecimal("0.06")),
                        new TradeOrder.Line(
                                2,
                                "SKU-B",
                                "天然水晶摆件",
                                "Crystal ornament",
                                "7116200000",
                                "011",
                                BigDecimal.ONE,
                                "035",
                                new BigDecimal("0.49"),
                                null,
                                null,
                                "摆件|天然水晶|10cm",
                                new BigDecimal("20.00"),
                                second,
                                new BigDecimal("0.49"))));
    }

    /** The order as it is told of later. */
    public static TradeOrder changed(
            TradeOrder order,
            long version,
            String status,
            Money goodsValue,
            BigDecimal netWeight,
            List<TradeOrder.Line> lines) {
        return new TradeOrder(
                order.orderNo(),
                version,
                status,
                order.shop(),
                order.platformCode(),
                order.platformName(),
                order.tradeMode(),
                order.orderedAt(),
                goodsValue,
                order.freight(),
                order.grossWeight(),
                netWeight,
                order.packs(),
                order.consignee(),
                lines);
    }

    /** An order of one line in any mode. */
    public static TradeOrder order(String orderNo, String mode, String platform, int pieces, String currency) {
        TradeOrder like = order(orderNo, 1);
        TradeOrder.Line line = like.lines().getFirst();
        Money total = Money.of(line.unitPrice().multiply(BigDecimal.valueOf(pieces)), currency);
        return new TradeOrder(
                orderNo,
                1,
                "PAID",
                "shop",
                null,
                platform,
                mode,
                like.orderedAt(),
                total,
                Money.zero(currency),
                like.grossWeight(),
                like.netWeight(),
                1,
                like.consignee(),
                List.of(new TradeOrder.Line(
                        1,
                        line.sku(),
                        line.name(),
                        line.nameEn(),
                        line.commodityCode(),
                        line.unit(),
                        BigDecimal.valueOf(pieces),
                        line.unit1(),
                        line.quantity1(),
                        null,
                        null,
                        line.elements(),
                        line.unitPrice(),
                        total,
                        line.netWeight())));
    }

    /** Orders that are paid and booked, told by the three services. */
    public List<String> readyOrders(Merchant merchant, String prefix, int count) {
        List<TradeOrder> orders = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            orders.add(order(prefix + "%04d".formatted(index), index));
        }
        for (int from = 0; from < count; from += 100) {
            List<TradeOrder> page = orders.subList(from, Math.min(count, from + 100));
            tell(merchant.id(), OrderEvents.ORDERS_CHANGED, new OrdersChanged(page));
            ship(merchant, page);
            pay(merchant, page);
        }
        return orders.stream().map(TradeOrder::orderNo).toList();
    }

    public void ship(Merchant merchant, List<TradeOrder> orders) {
        tell(merchant.id(), LogisticsEvents.SHIPMENTS_CHANGED, shipments(merchant, orders));
    }

    static ShipmentsChanged shipments(Merchant merchant, List<TradeOrder> orders) {
        return new ShipmentsChanged(orders.stream()
                .map(order -> new Shipment(
                        "S" + order.orderNo(),
                        1,
                        order.orderNo(),
                        "BOOKED",
                        "DHL",
                        "3120980DH1",
                        "敦豪国际航空快件有限公司沙箱",
                        "WPX",
                        "W" + merchant.code() + order.orderNo(),
                        null,
                        order.grossWeight(),
                        order.packs(),
                        Money.of("12.00", "USD"),
                        Instant.now(),
                        null,
                        null))
                .toList());
    }

    public void pay(Merchant merchant, List<TradeOrder> orders) {
        tell(merchant.id(), ForexEvents.RECEIPTS_MATCHED, receipts(orders));
    }

    static ReceiptsMatched receipts(List<TradeOrder> orders) {
        return new ReceiptsMatched(orders.stream()
                .map(order -> new MatchedReceipt(
                        "A" + order.orderNo(),
                        1,
                        true,
                        "R1",
                        order.orderNo(),
                        order.goodsValue(),
                        "Ann Smith & Sons",
                        "US",
                        "BANK" + order.orderNo(),
                        LocalDate.of(2026, 11, 20)))
                .toList());
    }
}
