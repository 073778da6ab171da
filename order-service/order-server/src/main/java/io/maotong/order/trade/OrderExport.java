package io.maotong.order.trade;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.order.export.ExportSource;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Orders as a file, with the buyer masked as in the list. */
@Component
final class OrderExport implements ExportSource {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final OrderService orders;

    OrderExport(OrderService orders) {
        this.orders = orders;
    }

    @Override
    public String subject() {
        return "orders";
    }

    @Override
    public List<String> header() {
        return List.of("订单编号", "状态", "店铺", "监管方式", "下单时间", "币制", "货值", "运费", "毛重(千克)", "件数", "商品", "国家", "城市", "收货人");
    }

    @Override
    public long count(Map<String, String> filter) {
        return orders.count(filterOf(filter));
    }

    @Override
    public void readAll(Map<String, String> filter, Consumer<List<String>> reader) {
        readAll(filterOf(filter), reader);
    }

    void readAll(OrderFilter filter, Consumer<List<String>> reader) {
        orders.readAll(
                filter,
                order -> reader.accept(Arrays.asList(
                        order.orderNo(),
                        order.status().name(),
                        order.shop(),
                        order.tradeMode(),
                        TIME.format(LocalDateTime.ofInstant(order.orderedAt(), BusinessTime.ZONE)),
                        order.goodsValue().currency(),
                        order.goodsValue().amount().toPlainString(),
                        order.freight().amount().toPlainString(),
                        order.grossWeight().toPlainString(),
                        Integer.toString(order.packs()),
                        order.goods(),
                        order.country(),
                        order.city(),
                        order.consigneeName())));
    }

    private static OrderFilter filterOf(Map<String, String> filter) {
        try {
            return new OrderFilter(
                    isGiven(filter.get("status")) ? OrderStatus.valueOf(filter.get("status")) : null,
                    filter.get("shop"),
                    filter.get("platform"),
                    filter.get("country"),
                    filter.get("tradeMode"),
                    filter.get("sku"),
                    isGiven(filter.get("from")) ? LocalDate.parse(filter.get("from")) : null,
                    isGiven(filter.get("to")) ? LocalDate.parse(filter.get("to")) : null,
                    filter.get("q"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "filter",
                            "FILTER",
                            Arrays.toString(OrderStatus.values()),
                            Text.of("状态或日期有误", "The status or a date is not valid"))));
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
