package io.maotong.logistics;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of logistics-service. */
public enum LogisticsError implements ErrorCode {
    BATCH_INVALID("LOGISTICS-40001", "发货批次有误", "The batch is not valid"),
    ORDER_UNKNOWN("LOGISTICS-40002", "找不到可发货的订单", "No such order to ship"),
    NOTHING_TO_SHIP("LOGISTICS-40003", "没有待发货的订单", "There is nothing to ship"),
    TOO_MANY_LABELS("LOGISTICS-40004", "一次打印的面单过多", "Too many labels at once"),
    NOT_BOOKED("LOGISTICS-40901", "运单尚未预订成功", "The shipment is not booked"),
    SHIPPED_ALREADY("LOGISTICS-40902", "订单已有运单", "The order has a shipment already");

    private final String code;
    private final Text title;

    LogisticsError(String code, String zh, String en) {
        this.code = code;
        this.title = Text.of(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Text title() {
        return title;
    }
}
