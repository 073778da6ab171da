package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.LogisticsError;
import io.maotong.logistics.cargo.CargoOrders;
import io.maotong.order.api.TradeOrder;
import io.maotong.web.security.CurrentActor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches of shipments that merchants asked for. */
@Service
class BatchService {

    private static final int MOST = 5000;
    private static final int SHOWN_FAILURES = 100;
    private static final Set<String> SHIPPABLE = Set.of("PAID", "SHIPPED", "DECLARED");
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");

    private final BatchMapper batches;
    private final ShipmentMapper shipments;
    private final CargoOrders orders;
    private final Intents intents;
    private final BookingSettings settings;
    private final Clock clock;

    BatchService(
            BatchMapper batches,
            ShipmentMapper shipments,
            CargoOrders orders,
            Intents intents,
            BookingSettings settings,
            Clock clock) {
        this.batches = batches;
        this.shipments = shipments;
        this.orders = orders;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes the shipments and promises to book them. */
    @Transactional
    public BatchResponse create(BatchRequest request) {
        Set<String> orderNos =
                new LinkedHashSet<>(request.allUnshipped() ? orders.unshipped(MOST) : request.orderNos());
        if (orderNos.isEmpty()) {
            throw new BusinessException(
                    LogisticsError.NOTHING_TO_SHIP,
                    Text.of("请选择订单，或等待订单同步", "Choose orders, or wait until they have arrived here"));
        }
        orders.lock(orderNos);
        Map<String, TradeOrder> found = orders.find(orderNos);
        refuseUnknown(orderNos, found);
        refuseShipped(orderNos);
        Instant now = clock.instant();
        BatchRow batch = new BatchRow();
        batch.id = Ids.next();
        batch.merchantId = MerchantScope.merchantId();
        batch.preset = request.preset();
        batch.total = orderNos.size();
        batch.createdBy = CurrentActor.get().id();
        batch.createdAt = now;
        batches.insert(batch);
        List<ShipmentRow> rows =
                orderNos.stream().map(no -> rowOf(batch, found.get(no), now)).toList();
        shipments.insert(rows);
        List<Long> ids = rows.stream().map(row -> row.id).toList();
        for (int from = 0; from < ids.size(); from += settings.chunk()) {
            List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + settings.chunk()));
            intents.add(
                    BookingHandler.KIND,
                    Ids.text(batch.id),
                    new BookingHandler.Promise(new ArrayList<>(chunk), request.preset()));
        }
        return new BatchResponse(
                Ids.text(batch.id), "RUNNING", batch.preset, batch.total, 0, 0, batch.createdAt, List.of());
    }

    private static void refuseUnknown(Set<String> orderNos, Map<String, TradeOrder> found) {
        Violations violations = new Violations();
        for (String no : orderNos) {
            TradeOrder order = found.get(no);
            violations.check(
                    order != null && SHIPPABLE.contains(order.status()),
                    LogisticsError.ORDER_UNKNOWN,
                    "orderNos[" + no + "]",
                    "SHIPPABLE",
                    "PAID",
                    Text.of(
                            "订单不存在、尚未同步或已取消",
                            "There is no such order, it has not arrived here yet, or it was cancelled"));
        }
        violations.throwIfAny(LogisticsError.BATCH_INVALID);
    }

    private void refuseShipped(Set<String> orderNos) {
        List<ShipmentRow> existing = shipments.selectList(new QueryWrapper<ShipmentRow>()
                .select("order_no")
                .in("order_no", orderNos)
                .eq("slot", 0));
        Violations violations = new Violations();
        for (ShipmentRow shipment : existing) {
            violations.check(
                    false,
                    LogisticsError.SHIPPED_ALREADY,
                    "orderNos[" + shipment.orderNo + "]",
                    "ONCE",
                    null,
                    Text.of("该订单已有运单", "This order has a shipment"));
        }
        violations.throwIfAny(LogisticsError.SHIPPED_ALREADY);
    }

    private static ShipmentRow rowOf(BatchRow batch, TradeOrder order, Instant now) {
        ShipmentRow row = new ShipmentRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId;
        row.batchId = batch.id;
        row.orderNo = order.orderNo();
        row.slot = 0L;
        row.version = 0L;
        row.status = ShipmentStatus.DRAFT;
        row.reference = "MT" + Long.toString(row.id, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        row.grossWeight = order.grossWeight();
        row.packs = order.packs();
        row.prints = 0;
        row.createdAt = now;
        return row;
    }

    PageResponse<BatchResponse> find(PageRequest page) {
        Page<BatchRow> found = batches.selectPage(page.toPage(SORTABLE, "createdAt,desc"), new QueryWrapper<>());
        return PageResponse.of(found, row -> response(row, false));
    }

    BatchResponse get(long id) {
        BatchRow row = batches.selectOne(new QueryWrapper<BatchRow>().eq("id", id));
        if (row == null) {
            throw new NotFoundException("shipment batch", id);
        }
        return response(row, true);
    }

    private BatchResponse response(BatchRow row, boolean withFailures) {
        Map<ShipmentStatus, Integer> counts = shipments.countByStatus(row.id).stream()
                .collect(Collectors.toMap(
                        count -> ShipmentStatus.valueOf((String) count.get("status")),
                        count -> ((Number) count.get("shipments")).intValue()));
        int failed = counts.getOrDefault(ShipmentStatus.CANCELLED, 0);
        int booked = counts.entrySet().stream()
                .filter(count -> count.getKey().isBooked())
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<BatchResponse.Failure> failures = List.of();
        if (withFailures && failed > 0) {
            failures = shipments
                    .selectList(new QueryWrapper<ShipmentRow>()
                            .select("order_no", "failure")
                            .eq("batch_id", row.id)
                            .eq("status", ShipmentStatus.CANCELLED)
                            .orderByAsc("order_no")
                            .last("LIMIT " + SHOWN_FAILURES))
                    .stream()
                    .map(shipment -> new BatchResponse.Failure(shipment.orderNo, shipment.failure))
                    .toList();
        }
        return new BatchResponse(
                Ids.text(row.id),
                booked + failed == row.total ? "DONE" : "RUNNING",
                row.preset,
                row.total,
                booked,
                failed,
                row.createdAt,
                failures);
    }
}
