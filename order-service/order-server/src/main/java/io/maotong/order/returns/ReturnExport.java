package io.maotong.order.returns;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.order.export.ExportSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Returns as a file. */
@Component
final class ReturnExport implements ExportSource {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ReturnService returns;

    ReturnExport(ReturnService returns) {
        this.returns = returns;
    }

    @Override
    public String subject() {
        return "returns";
    }

    @Override
    public List<String> header() {
        return List.of("退货编号", "订单编号", "状态", "原因", "需报退", "币制", "货值", "退款", "申请时间");
    }

    @Override
    public long count(Map<String, String> filter) {
        return returns.count(filterOf(filter));
    }

    @Override
    public void readAll(Map<String, String> filter, Consumer<List<String>> reader) {
        returns.readAll(
                filterOf(filter),
                item -> reader.accept(Arrays.asList(
                        item.returnNo(),
                        item.orderNo(),
                        item.status().name(),
                        item.reason().name(),
                        item.declared() ? "是" : "否",
                        item.goodsValue().currency(),
                        item.goodsValue().amount().toPlainString(),
                        item.refundAmount() == null
                                ? null
                                : item.refundAmount().amount().toPlainString(),
                        TIME.format(LocalDateTime.ofInstant(item.requestedAt(), BusinessTime.ZONE)))));
    }

    private static ReturnFilter filterOf(Map<String, String> filter) {
        try {
            String status = filter.get("status");
            String reason = filter.get("reason");
            return new ReturnFilter(
                    status == null || status.isBlank() ? null : ReturnStatus.valueOf(status),
                    reason == null || reason.isBlank() ? null : ReturnReason.valueOf(reason),
                    filter.get("orderNo"),
                    filter.get("q"));
        } catch (IllegalArgumentException e) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "filter",
                            "FILTER",
                            Arrays.toString(ReturnStatus.values()),
                            Text.of("状态或原因有误", "The status or the reason is not valid"))));
        }
    }
}
