package io.maotong.data.platform.cockpit;

import io.maotong.data.platform.state.ObjectKind;
import io.maotong.data.platform.state.ObjectStates;
import java.util.List;
import java.util.Set;

/** One number of the cockpit with its definition. */
enum Figure {
    ORDERS("orders", "全部有效订单数", ObjectKind.ORDER, Set.of("CANCELLED"), false),
    SHIPMENTS("shipments", "已揽收订舱的运单数", ObjectKind.SHIPMENT, Set.of("CANCELLED", "DRAFT", "RATED"), false),
    RECEIPTS_MATCHED("receiptsMatched", "已与订单匹配的收汇笔数", ObjectKind.RECEIPT, Set.of("MATCHED"), true),
    SETTLED("settlementsDone", "已完成的结汇笔数", ObjectKind.SETTLEMENT, Set.of("SETTLED"), true),
    LISTS_CLOSED("listsClosed", "已结关的申报清单数", ObjectKind.LIST, Set.of("CLOSED", "SUMMARISED"), true),
    ENTRIES("entries", "已生成的报关单数", ObjectKind.ENTRY, Set.of(), false),
    INPUT_INVOICES("inputInvoices", "已归集的进项发票数", ObjectKind.INPUT_INVOICE, Set.of(), false),
    EXPORT_INVOICES("exportInvoices", "已开具的出口发票数", ObjectKind.EXPORT_INVOICE, Set.of("ISSUED", "DELIVERED"), true),
    REFUNDS_PAID("refundsPaid", "已到账的退税批次数", ObjectKind.REFUND, Set.of("PAID"), true),
    POLICIES("policiesMatched", "符合条件的政策数", ObjectKind.POLICY, Set.of("MATCH"), true);

    private final String key;
    private final String definition;
    private final ObjectKind kind;
    private final Set<String> statuses;
    private final boolean only;

    /** @param only whether the statuses are the ones that count, or the ones that do not */
    Figure(String key, String definition, ObjectKind kind, Set<String> statuses, boolean only) {
        this.key = key;
        this.definition = definition;
        this.kind = kind;
        this.statuses = statuses;
        this.only = only;
    }

    String key() {
        return key;
    }

    String definition() {
        return definition;
    }

    long of(List<ObjectStates.Count> counts) {
        return counts.stream()
                .filter(count -> count.kind() == kind && statuses.contains(count.status()) == only)
                .mapToLong(ObjectStates.Count::objects)
                .sum();
    }
}
