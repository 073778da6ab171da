package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.key.KeyService;
import java.sql.Timestamp;
import java.time.LocalDate;

/**
 * What a list of orders is narrowed down to; every part is optional.
 *
 * @param platform name of the platform
 * @param sku of a product in one of its lines
 * @param from first day on which they were ordered, in Asia/Shanghai
 * @param to last day
 * @param q the beginning of an order number, a part of a product name, or a whole phone number of the buyer
 */
record OrderFilter(
        OrderStatus status,
        String shop,
        String platform,
        String country,
        String tradeMode,
        String sku,
        LocalDate from,
        LocalDate to,
        String q) {

    private static final int SHORTEST_PHONE = 6;

    QueryWrapper<OrderRow> toQuery(KeyService keys) {
        QueryWrapper<OrderRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        query.eq(isGiven(shop), "shop", shop);
        query.eq(isGiven(platform), "platform_name", platform);
        query.eq(isGiven(country), "country", country);
        query.eq(isGiven(tradeMode), "trade_mode", tradeMode);
        if (isGiven(sku)) {
            query.apply("id IN (SELECT order_id FROM order_line WHERE sku = {0})", sku.strip());
        }
        if (from != null) {
            query.ge(
                    "ordered_at",
                    Timestamp.from(from.atStartOfDay(BusinessTime.ZONE).toInstant()));
        }
        if (to != null) {
            query.lt(
                    "ordered_at",
                    Timestamp.from(
                            to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant()));
        }
        if (isGiven(q)) {
            String text = q.strip();
            String digits = OrderBook.digitsOf(text);
            query.and(any -> {
                any.likeRight("order_no", text).or().like("goods", text);
                if (digits.length() >= SHORTEST_PHONE) {
                    any.or().eq("phone_index", keys.blindIndex(digits));
                }
            });
        }
        return query;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
