package io.maotong.sandbox.port;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customs compares between the list and the other documents (三单对碰). */
final class MatchRules {

    /** Retail export: the receipt of payment is part of the match. */
    private static final Set<String> RETAIL = Set.of("9610", "1210", "1239");

    private static final BigDecimal CHARGE_TOLERANCE = new BigDecimal("0.01");
    private static final List<String> SAME_AS_ORDER = List.of("itemNo", "currency", "unit");

    private MatchRules() {}

    static boolean needsReceipt(StoredDocument list) {
        return RETAIL.contains(list.head("tradeMode"));
    }

    static List<PortFault> list(StoredDocument list, StoredDocument order, StoredDocument waybill) {
        List<PortFault> faults = new ArrayList<>();
        if (waybill.content().number("grossWeight").compareTo(list.content().number("grossWeight")) != 0) {
            faults.add(new PortFault(
                    "13101", "清单毛重" + list.head("grossWeight") + "与运单毛重" + waybill.head("grossWeight") + "不一致"));
        }
        if (waybill.content().number("packNo").compareTo(list.content().number("packNo")) != 0) {
            faults.add(new PortFault("13102", "清单件数与运单件数不一致"));
        }
        if (!list.head("ebpCode").equals(order.head("ebpCode"))) {
            faults.add(new PortFault("13103", "清单与订单的电商平台不一致"));
        }
        if (!orderTypeFits(list.head("tradeMode"), order.head("orderType"))) {
            faults.add(
                    new PortFault("13104", "监管方式" + list.head("tradeMode") + "与订单类型" + order.head("orderType") + "不符"));
        }
        rows(list, order, faults);
        return faults;
    }

    private static boolean orderTypeFits(String tradeMode, String orderType) {
        return switch (tradeMode) {
            case "9710" -> orderType.equals("B");
            case "9810" -> orderType.equals("W");
            default -> orderType.equals("E");
        };
    }

    private static void rows(StoredDocument list, StoredDocument order, List<PortFault> faults) {
        List<Map<String, String>> listed = list.content().rows();
        List<Map<String, String>> ordered = order.content().rows();
        if (listed.size() != ordered.size()) {
            faults.add(new PortFault("13105", "清单商品" + listed.size() + "项，订单商品" + ordered.size() + "项，不一致"));
            return;
        }
        for (int i = 0; i < listed.size(); i++) {
            Map<String, String> a = listed.get(i);
            Map<String, String> b = ordered.get(i);
            for (String field : SAME_AS_ORDER) {
                String expected = b.get(field);
                if (expected != null && !expected.equals(a.get(field))) {
                    faults.add(new PortFault("13106", "第" + (i + 1) + "项" + field + "与订单不一致"));
                }
            }
            for (String field : List.of("gnum", "qty", "price", "totalPrice")) {
                if (CebDocument.number(a, field).compareTo(CebDocument.number(b, field)) != 0) {
                    faults.add(new PortFault("13107", "第" + (i + 1) + "项" + field + "与订单不一致"));
                }
            }
        }
    }

    /** Currency of the order, and the whole amount unless a reason is noted. */
    static List<PortFault> receipts(List<StoredDocument> receipts, StoredDocument order) {
        List<PortFault> faults = new ArrayList<>();
        BigDecimal charged = BigDecimal.ZERO;
        boolean explained = false;
        for (StoredDocument receipt : receipts) {
            explained |= !receipt.head("note").isBlank();
            charged = charged.add(receipt.content().number("charge"));
            if (!receipt.head("currency").equals(order.head("currency")) && !explained) {
                faults.add(new PortFault("13111", "收款币制与订单币制不一致"));
            }
            if (!receipt.head("ebpCode").equals(order.head("ebpCode"))) {
                faults.add(new PortFault("13035", "收款单与订单的电商平台不一致"));
            }
        }
        BigDecimal due =
                order.content().number("goodsValue").add(order.content().number("freight"));
        if (!explained && charged.subtract(due).abs().compareTo(CHARGE_TOLERANCE) > 0) {
            faults.add(
                    new PortFault("13112", "收款金额" + charged.toPlainString() + "与订单金额" + due.toPlainString() + "不一致"));
        }
        return faults;
    }
}
