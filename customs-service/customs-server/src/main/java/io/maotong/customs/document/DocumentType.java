package io.maotong.customs.document;

import java.util.Arrays;
import java.util.Optional;

/** The documents that are sent to the single window, with the receipts that answer them. */
public enum DocumentType {
    /** 电子订单 */
    ORDER("303", "304", null, "ebcCode"),
    /** 收款单 */
    RECEIPTS("403", "404", null, "ebcCode"),
    /** 运单 */
    WAYBILL("505", "506", null, "logisticsCode"),
    /** 运抵单 */
    ARRIVAL("507", "508", "AR", "logisticsCode"),
    /** 离境单 */
    DEPARTURE("509", "510", "DP", "logisticsCode"),
    /** 申报清单 */
    LIST("603", "604", "IV", "agentCode"),
    /** 撤销申请单 */
    CANCELLATION("605", "606", "CX", "agentCode"),
    /** 清单总分单 */
    MANIFEST("607", "608", "WB", "agentCode"),
    /** 汇总申请单 */
    SUMMARY("701", "702", "SM", "agentCode"),
    /** 零售出口退货申请单 */
    RETURN("213", "214", "RT", "agentCode"),
    /** 出口退运理货明细单 */
    RETURN_TALLY("215", "216", null, "logisticsCode");

    private final String code;
    private final String receipt;
    private final String prefix;
    private final String signerField;

    DocumentType(String code, String receipt, String prefix, String signerField) {
        this.code = code;
        this.receipt = receipt;
        this.prefix = prefix;
        this.signerField = signerField;
    }

    /** Three digits of the message, such as 603. */
    public String code() {
        return code;
    }

    /** Three digits of the receipt, such as 604. */
    public String receipt() {
        return receipt;
    }

    /** Beginning of the enterprise's number (copNo); null where the document has another key. */
    public String prefix() {
        return prefix;
    }

    /** The field of the head that names the enterprise whose certificate must sign. */
    public String signerField() {
        return signerField;
    }

    /** Whether its present version may be replaced by a change (appType 2). Lists are cancelled and declared again. */
    public boolean mayChange() {
        return switch (this) {
            case ORDER, RECEIPTS, WAYBILL, ARRIVAL, DEPARTURE, MANIFEST -> true;
            case LIST, CANCELLATION, SUMMARY, RETURN, RETURN_TALLY -> false;
        };
    }

    /** Whether it belongs to an order and must stay as it is once the order's list is declared. */
    public boolean isBeforeList() {
        return this == ORDER || this == RECEIPTS || this == WAYBILL;
    }

    public String message() {
        return "CEB" + code + "Message";
    }

    /** The type that a message such as CEB603Message carries. */
    public static Optional<DocumentType> ofMessage(String name) {
        return Arrays.stream(values())
                .filter(type -> type.message().equals(name))
                .findFirst();
    }

    public static DocumentType of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no document of type " + code));
    }

    public static Optional<DocumentType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
