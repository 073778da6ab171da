package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.order.api.TradeOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The orders that this service knows. */
@Component
public final class CargoOrders {

    private final CargoOrderMapper orders;
    private final JsonMapper json;

    CargoOrders(CargoOrderMapper orders, JsonMapper json) {
        this.orders = orders;
        this.json = json;
    }

    public Optional<TradeOrder> find(String orderNo) {
        return Optional.ofNullable(orders.selectOne(new QueryWrapper<CargoOrderRow>().eq("order_no", orderNo)))
                .map(this::orderOf);
    }

    /** @return the known ones */
    public Map<String, TradeOrder> find(Collection<String> orderNos) {
        if (orderNos.isEmpty()) {
            return Map.of();
        }
        return orders.selectList(new QueryWrapper<CargoOrderRow>().in("order_no", orderNos)).stream()
                .map(this::orderOf)
                .collect(Collectors.toMap(TradeOrder::orderNo, Function.identity()));
    }

    /** Keeps others from shipping these orders until the transaction ends. */
    public void lock(Collection<String> orderNos) {
        orders.lock(orderNos);
    }

    /** Orders that were paid and have no shipment. */
    public List<String> unshipped(int limit) {
        return orders.unshipped(limit);
    }

    private TradeOrder orderOf(CargoOrderRow row) {
        return json.readValue(row.content, TradeOrder.class);
    }
}
