package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.bulk.BulkInsert;
import io.maotong.order.bulk.BulkInserts;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.HsCode;
import io.maotong.order.draft.DraftedOrder;
import io.maotong.order.rule.LegalQuantity;
import io.maotong.order.rule.OrderDraft;
import io.maotong.order.shop.ShopRegister;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import io.maotong.order.timeline.Timeline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where correct orders are put. To be called in a transaction. */
@Component
public final class OrderBook {

    private static final int LONGEST_SUMMARY = 500;
    private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("\\D");

    private final OrderMapper orders;
    private final BulkInsert<OrderRow> newOrders;
    private final BulkInsert<OrderLineRow> newLines;
    private final Timeline timeline;
    private final ShopRegister shops;
    private final OrderAnnouncer announcer;
    private final KeyService keys;
    private final JsonMapper json;
    private final Clock clock;

    OrderBook(
            OrderMapper orders,
            BulkInserts inserts,
            Timeline timeline,
            ShopRegister shops,
            OrderAnnouncer announcer,
            KeyService keys,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.newOrders = inserts.of(OrderRow.class);
        this.newLines = inserts.of(OrderLineRow.class);
        this.timeline = timeline;
        this.shops = shops;
        this.announcer = announcer;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** @return of those order numbers that are taken, the shop of each */
    public Map<String, String> taken(Collection<String> orderNos) {
        if (orderNos.isEmpty()) {
            return Map.of();
        }
        return orders
                .selectList(
                        new QueryWrapper<OrderRow>().select("order_no", "shop").in("order_no", orderNos))
                .stream()
                .collect(Collectors.toMap(order -> order.orderNo, order -> order.shop));
    }

    /** Makes rows of orders that passed the rules; needs no transaction. @return in the same order */
    public List<NewOrder> prepare(List<DraftedOrder> drafts, CodeBook codes, Long importId) {
        Instant now = clock.instant();
        List<NewOrder> prepared = new ArrayList<>(drafts.size());
        for (DraftedOrder draft : drafts) {
            OrderRow head = headOf(draft, importId, now);
            prepared.add(new NewOrder(
                    newOrders.bind(head),
                    linesOf(head, draft, codes).stream().map(newLines::bind).toList()));
        }
        return prepared;
    }

    /**
     * Creates orders that passed the rules and announces them; shops that nobody entered are learned.
     *
     * @param by who or what created them, for the timeline
     * @return whether a shop was learned
     * @throws org.springframework.dao.DuplicateKeyException if an order number was taken meanwhile; nothing is created
     */
    public boolean place(List<NewOrder> orders, String by) {
        if (orders.isEmpty()) {
            return false;
        }
        List<OrderRow> heads = new ArrayList<>(orders.size());
        List<Happening> notes = new ArrayList<>(orders.size());
        Map<Long, List<OrderLineRow>> byOrder = new HashMap<>();
        for (NewOrder order : orders) {
            OrderRow head = order.head().row();
            heads.add(head);
            byOrder.put(
                    head.id, order.lines().stream().map(BulkInsert.Bound::row).toList());
            notes.add(beginning(head, by));
        }
        newOrders.write(orders.stream().map(NewOrder::head).toList());
        newLines.write(orders.stream().flatMap(order -> order.lines().stream()).toList());
        timeline.begin(notes);
        boolean learned = shops.learn(heads.stream()
                .map(head -> new ShopRegister.Seen(head.shop, head.platformCode, head.platformName))
                .toList());
        announcer.announce(heads, byOrder);
        return learned;
    }

    private static Happening beginning(OrderRow head, String by) {
        boolean imported = head.importId != null;
        return new Happening(
                head.orderNo,
                Source.ORDER,
                head.orderNo,
                head.status.name(),
                1,
                head.orderedAt,
                by,
                null,
                imported ? "MANUAL" : null,
                imported ? Map.of("importId", Ids.text(head.importId)) : Map.of());
    }

    OrderRow headOf(DraftedOrder drafted, Long importId, Instant now) {
        OrderDraft draft = drafted.draft();
        OrderRow row = new OrderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = draft.orderNo();
        row.shop = draft.shop();
        row.version = 1L;
        row.live(OrderLife.placed());
        row.platformCode = draft.platformCode();
        row.platformName = draft.platformName();
        row.tradeMode = draft.tradeMode();
        row.orderedAt = draft.orderedAt();
        row.currency = draft.currency();
        row.goodsValue = sum(draft, OrderDraft.Line::totalPrice);
        row.freight = draft.freight();
        row.grossWeight = draft.grossWeight();
        row.netWeight = sum(draft, OrderDraft.Line::netWeight);
        row.packs = draft.packs();
        String goods = draft.lines().stream().map(OrderDraft.Line::name).collect(Collectors.joining("; "));
        row.goods = goods.length() <= LONGEST_SUMMARY ? goods : goods.substring(0, LONGEST_SUMMARY - 1) + "…";
        row.country = draft.country();
        row.province = draft.province();
        row.city = draft.city();
        row.consigneeName = draft.consigneeName();
        row.street = draft.street();
        row.postcode = draft.postcode();
        row.phone = draft.phone();
        row.phoneIndex = keys.blindIndex(digitsOf(draft.phone()));
        row.email = draft.email();
        row.payName = draft.payName();
        row.origin = jsonOf(drafted.origin());
        row.importId = importId;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    /** How a phone number is written for its blind index. */
    static String digitsOf(String phone) {
        return OTHER_THAN_DIGITS.matcher(phone).replaceAll("");
    }

    List<OrderLineRow> linesOf(OrderRow head, DraftedOrder drafted, CodeBook codes) {
        List<OrderLineRow> rows = new ArrayList<>();
        for (OrderDraft.Line line : drafted.draft().lines()) {
            HsCode tariff = codes.tariffLine(line.commodityCode()).orElseThrow();
            OrderLineRow row = new OrderLineRow();
            row.id = Ids.next();
            row.merchantId = head.merchantId;
            row.orderId = head.id;
            row.lineNo = rows.size() + 1;
            row.sku = line.sku();
            row.name = line.name();
            row.nameEn = line.nameEn();
            row.commodityCode = line.commodityCode();
            row.elements = line.elements();
            row.unit = line.unit();
            row.quantity = line.quantity();
            row.unit1 = tariff.unit1();
            row.quantity1 = LegalQuantity.of(line, tariff.unit1(), line.quantity1());
            row.unit2 = tariff.unit2();
            row.quantity2 = LegalQuantity.of(line, tariff.unit2(), line.quantity2());
            row.unitPrice = line.unitPrice();
            row.totalPrice = line.totalPrice();
            row.netWeight = line.netWeight();
            row.originCountry = line.originCountry();
            row.barCode = line.barCode();
            row.origin = jsonOf(drafted.lineOrigins().get(rows.size()));
            row.returningQuantity = BigDecimal.ZERO;
            row.returnedQuantity = BigDecimal.ZERO;
            row.withdrawnQuantity = BigDecimal.ZERO;
            rows.add(row);
        }
        return rows;
    }

    private String jsonOf(Map<String, String> origin) {
        return origin.isEmpty() ? null : json.writeValueAsString(new TreeMap<>(origin));
    }

    private static BigDecimal sum(OrderDraft draft, Function<OrderDraft.Line, BigDecimal> figure) {
        return draft.lines().stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
