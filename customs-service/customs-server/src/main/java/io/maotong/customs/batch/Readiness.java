package io.maotong.customs.batch;

import io.maotong.customs.source.SourceOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether an order can be declared, and if not, which of the three is missing. */
record Readiness(String orderNo, List<String> missing) {

    static Readiness unknown(String orderNo) {
        return new Readiness(orderNo, List.of("ORDER"));
    }

    static Readiness of(SourceOrder order, String tradeMode, BigDecimal tolerance) {
        List<String> missing = new ArrayList<>();
        boolean paid = "PAID".equals(order.status()) || "SHIPPED".equals(order.status());
        if (!paid || !tradeMode.equals(order.tradeMode())) {
            missing.add("ORDER");
        }
        if (order.shipment() == null) {
            missing.add("SHIPMENT");
        }
        if (ConsignmentWriter.needsReceipts(tradeMode) && !order.isPaidInFull(tolerance)) {
            missing.add("RECEIPT");
        }
        return new Readiness(order.orderNo(), missing);
    }

    boolean isReady() {
        return missing.isEmpty();
    }
}
