package io.maotong.sandbox.port;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The messages that enterprises send. Party that signs: the platform's or merchant's own documents by the merchant,
 * transport documents by the carrier, declarations by the declaring enterprise.
 */
enum CebType {
    ORDER("303", "Order", "OrderHead", "OrderList", "304", "OrderReturn", "ebcCode", "301", "ebcCode", "orderNo"),
    RECEIPTS("403", "Receipts", null, null, "404", "ReceiptsReturn", "ebcCode", "401", "ebcCode", "orderNo", "payNo"),
    WAYBILL(
            "505",
            "Logistics",
            null,
            null,
            "506",
            "LogisticsReturn",
            "logisticsCode",
            "504",
            "logisticsCode",
            "logisticsNo"),
    ARRIVAL(
            "507",
            "Arrival",
            "ArrivalHead",
            "ArrivalList",
            "508",
            "ArrivalReturn",
            "logisticsCode",
            "507",
            "operatorCode",
            "copNo",
            "msgSeqNo"),
    DEPARTURE(
            "509",
            "Departure",
            "DepartureHead",
            "DepartureList",
            "510",
            "DepartureReturn",
            "logisticsCode",
            "509",
            "logisticsCode",
            "copNo",
            "msgSeqNo"),
    LIST(
            "603",
            "Inventory",
            "InventoryHead",
            "InventoryList",
            "604",
            "InventoryReturn",
            "agentCode",
            "621",
            "agentCode",
            "copNo"),
    CANCELLATION("605", "InvtCancel", null, null, "606", "InvtCancelReturn", "agentCode", "623", "agentCode", "copNo"),
    MANIFEST(
            "607",
            "WayBill",
            "WayBillHead",
            "WayBillList",
            "608",
            "WayBillReturn",
            "agentCode",
            "607",
            "agentCode",
            "copNo",
            "msgSeqNo"),
    SUMMARY(
            "701",
            "SummaryApply",
            "SummaryApplyHead",
            "SummaryApplyList",
            "702",
            "SummaryReturn",
            "agentCode",
            "701",
            "agentCode",
            "copNo",
            "msgSeqNo"),
    RETURN(
            "213",
            "InvtRefund",
            "InvtRefundHead",
            "InvtRefundList",
            "214",
            "RefundReturn",
            "agentCode",
            "625",
            "agentCode",
            "coElNo"),
    RETURN_TALLY(
            "215",
            "InvtRefundDetail",
            null,
            null,
            "216",
            "InvtRefundDetailReturn",
            "logisticsCode",
            "627",
            "operatorCode",
            "coElNo",
            "logisticsNo");

    private static final Map<String, CebType> BY_MESSAGE =
            Arrays.stream(values()).collect(Collectors.toMap(CebType::messageName, t -> t));
    private static final Map<String, CebType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(CebType::code, t -> t));

    private final String code;
    private final String element;
    private final String headEntity;
    private final String rowEntity;
    private final String receiptCode;
    private final String receiptEntity;
    private final String signer;
    private final String errorFamily;
    private final List<String> keyFields;

    CebType(
            String code,
            String element,
            String headEntity,
            String rowEntity,
            String receiptCode,
            String receiptEntity,
            String signer,
            String errorFamily,
            String... keyFields) {
        this.code = code;
        this.element = element;
        this.headEntity = headEntity;
        this.rowEntity = rowEntity;
        this.receiptCode = receiptCode;
        this.receiptEntity = receiptEntity;
        this.signer = signer;
        this.errorFamily = errorFamily;
        this.keyFields = List.of(keyFields);
    }

    static Optional<CebType> ofMessage(String rootName) {
        return Optional.ofNullable(BY_MESSAGE.get(rootName));
    }

    static CebType ofCode(String code) {
        return BY_CODE.get(code);
    }

    String code() {
        return code;
    }

    String messageName() {
        return "CEB" + code + "Message";
    }

    String element() {
        return element;
    }

    /** True when the head is an element of its own; false when the fields stand in the document element. */
    boolean nested() {
        return headEntity != null;
    }

    String headEntity() {
        return headEntity == null ? element : headEntity;
    }

    String rowEntity() {
        return rowEntity;
    }

    int mostRows() {
        return this == ORDER || this == LIST || this == RETURN ? 100 : Integer.MAX_VALUE;
    }

    int fewestRows() {
        return this == ARRIVAL || this == SUMMARY ? 0 : 1;
    }

    String receiptCode() {
        return receiptCode;
    }

    String receiptEntity() {
        return receiptEntity;
    }

    String signer() {
        return signer;
    }

    /** Signed even when only stored (appStatus 1). */
    boolean alwaysSigned() {
        return switch (this) {
            case DEPARTURE, LIST, CANCELLATION, MANIFEST, SUMMARY -> true;
            default -> false;
        };
    }

    String key(CebDocument document) {
        return keyFields.stream().map(document::head).collect(Collectors.joining("+"));
    }

    /** An error code of the port (table 7-2): minus, family of the message, three digits. */
    String error(String digits) {
        return "-" + errorFamily + digits;
    }

    /** The same business key arrived while the first is under way. */
    String duplicateInFlight() {
        return "-" + receiptCode + "001";
    }

    /** The same business key arrived after the first was accepted. */
    String duplicateKnown() {
        return switch (this) {
            case ORDER -> "-301010";
            case RECEIPTS -> "-401007";
            case WAYBILL -> "-504012";
            case LIST -> "-621004";
            case CANCELLATION -> "-623009";
            default -> duplicateInFlight();
        };
    }

    String oldMessage() {
        return this == RECEIPTS ? "-401012" : error("014");
    }

    String wrongState() {
        return switch (this) {
            case ORDER -> "-301011";
            case RECEIPTS -> "-401008";
            case WAYBILL -> "-504016";
            case LIST -> "-621012";
            case CANCELLATION -> "-623005";
            default -> error("012");
        };
    }
}
