package io.maotong.invoice;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. The numbers up to 40061 are those of the catalogue in tax.md part 5. */
public enum InvoiceError implements ErrorCode {
    FIELD_LENGTH("INVOICE-40004", "字段过长或含非法字符", "A field is too long or has illegal characters"),
    TAX_CLASS("INVOICE-40010", "税收分类编码未知或已失效", "The tax classification is unknown or expired"),
    RATE_NOT_ALLOWED("INVOICE-40011", "该编码在此日期不允许此税率", "The rate is not allowed for the code and date"),
    EXPORT_POLICY("INVOICE-40014", "出口政策缺失或矛盾", "The export policy is missing or contradictory"),
    QUANTITY_AND_PRICE("INVOICE-40025", "数量和单价须同时有或同时无", "Quantity and price belong together"),
    NOT_POSITIVE("INVOICE-40026", "蓝字明细金额须大于零", "A line of a blue invoice must be positive"),
    LINE_AMOUNT("INVOICE-40031", "金额与数量×单价不符", "The amount is not quantity times price"),
    LINE_TAX("INVOICE-40032", "税额误差过大", "The tax of a line is too far off"),
    TOTAL_TAX("INVOICE-40033", "合计税额误差过大", "The total tax is too far off"),
    HEADER_SUM("INVOICE-40034", "合计与明细之和不符", "The header is not the sum of its lines"),
    QUOTA_SHORT("INVOICE-40042", "授信额度不足", "The quota is not sufficient"),
    NO_NUMBERS("INVOICE-40043", "没有可用的发票号码", "No invoice numbers are left"),
    NOTHING_CHOSEN("INVOICE-40071", "请选择对象", "Choose what to work on"),
    NO_EXCHANGE_RATE("INVOICE-40072", "没有该币种的汇率", "There is no exchange rate for the currency"),
    SEVERAL_CURRENCIES("INVOICE-40073", "一张报关单有多种币制", "A declaration has several currencies"),
    NO_QUALIFICATION("INVOICE-42201", "请先取得统一社会信用代码", "Obtain the unified social credit code first"),
    UNKNOWN_ENTRY("INVOICE-42202", "找不到报关单", "No such declaration"),
    UNKNOWN_INVOICE("INVOICE-42203", "找不到进项发票", "No such input invoice"),
    NOT_SELECTABLE("INVOICE-42204", "该发票不能用于退税勾选", "The invoice cannot be selected for refund"),
    LINE_NOT_AVAILABLE("INVOICE-40905", "进项发票明细不可用于本批次", "A line of an input invoice is not available"),
    BATCH_RELEASED("INVOICE-40906", "该批次的占用已释放", "The batch has given its parts back");

    private final String code;
    private final Text title;

    InvoiceError(String code, String zh, String en) {
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
