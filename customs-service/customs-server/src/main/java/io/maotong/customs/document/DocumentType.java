package io.maotong.customs.document;

import java.util.Arrays;
import java.util.Optional;

/** The documents that are sent to the single window, with the receipts that answer them. */
public enum DocumentType {
    /** 电子订单 */
    ORDER("303", "304", null),
    /** 收款单 */
    RECEIPTS("403", "404", null),
    /** 运单 */
    WAYBILL("505", "506", null),
    /** 申报清单 */
    LIST("603", "604", "IV"),
    /** 撤销申请单 */
    CANCELLATION("605", "606", "CX"),
    /** 清单总分单 */
    MANIFEST("607", "608", "WB"),
    /** 汇总申请单 */
    SUMMARY("701", "702", "SM");

    private final String code;
    private final String receipt;
    private final String prefix;

    DocumentType(String code, String receipt, String prefix) {
        this.code = code;
        this.receipt = receipt;
        this.prefix = prefix;
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

    public String message() {
        return "CEB" + code + "Message";
    }

    public static DocumentType of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no document of type " + code));
    }

    public static Optional<DocumentType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
