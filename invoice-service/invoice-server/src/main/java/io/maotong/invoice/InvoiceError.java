package io.maotong.invoice;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. The numbers up to 40061 are those of the catalogue in tax.md part 5. */
public enum InvoiceError implements ErrorCode {
    TAX_NUMBER("INVOICE-40001", "税号无效", "The tax number is not valid"),
    BUYER_REQUIRED("INVOICE-40002", "缺少购买方名称或税号", "The buyer's name or tax number is missing"),
    TITLE_NOT_USABLE("INVOICE-40003", "抬头已冻结或未审核", "The title is frozen or not approved"),
    FIELD_LENGTH("INVOICE-40004", "字段过长或含非法字符", "A field is too long or has illegal characters"),
    ISSUER("INVOICE-40005", "开票方与税务登记不符", "The issuer is not the registered taxpayer"),
    TAX_CLASS("INVOICE-40010", "税收分类编码未知或已失效", "The tax classification is unknown or expired"),
    RATE_NOT_ALLOWED("INVOICE-40011", "该编码在此日期不允许此税率", "The rate is not allowed for the code and date"),
    EXEMPT_ON_SPECIAL("INVOICE-40012", "专用发票不能有免税明细", "A special invoice has no exempt lines"),
    KIND_CONFLICT("INVOICE-40013", "票种与自然人身份矛盾", "The kind does not fit a natural person"),
    EXPORT_POLICY("INVOICE-40014", "出口政策缺失或矛盾", "The export policy is missing or contradictory"),
    SPECIAL_ELEMENT("INVOICE-40015", "特定要素缺失或不符", "The special element is missing or wrong"),
    DISCOUNT_FIRST("INVOICE-40020", "第一行不能是折扣行", "The first line is a discount"),
    DISCOUNTS_ADJACENT("INVOICE-40021", "折扣行相邻", "Two discounts in a row"),
    DISCOUNT_TOO_LARGE("INVOICE-40022", "折扣大于被折扣行", "The discount is more than its line"),
    DISCOUNT_DIFFERS("INVOICE-40023", "折扣行与被折扣行不一致", "The discount differs from its line"),
    LONELY_DISCOUNTED("INVOICE-40024", "折扣行未成对", "A discount without its pair"),
    QUANTITY_AND_PRICE("INVOICE-40025", "数量和单价须同时有或同时无", "Quantity and price belong together"),
    NOT_POSITIVE("INVOICE-40026", "蓝字明细金额须大于零", "A line of a blue invoice must be positive"),
    LINE_AMOUNT("INVOICE-40031", "金额与数量×单价不符", "The amount is not quantity times price"),
    LINE_TAX("INVOICE-40032", "税额误差过大", "The tax of a line is too far off"),
    TOTAL_TAX("INVOICE-40033", "合计税额误差过大", "The total tax is too far off"),
    HEADER_SUM("INVOICE-40034", "合计与明细之和不符", "The header is not the sum of its lines"),
    ORDER_DIFFERENCE("INVOICE-40035", "与订单金额不符", "The invoice differs from its order"),
    OVER_LIMIT("INVOICE-40041", "超过开票限额，需复核", "Over a limit: needs a review"),
    QUOTA_SHORT("INVOICE-40042", "授信额度不足", "The quota is not sufficient"),
    NO_NUMBERS("INVOICE-40043", "没有可用的发票号码", "No invoice numbers are left"),
    RED_REASON("INVOICE-40051", "冲红原因不适用", "The reason does not fit the red invoice"),
    RED_OVER_REMAINING("INVOICE-40052", "超过可冲红余额", "More than can still be reversed"),
    RED_BLUE_STATE("INVOICE-40053", "蓝字发票当前不可冲红", "The blue invoice cannot be reversed now"),
    RED_TIMES("INVOICE-40054", "超过冲红次数限制", "The invoice was reversed too many times"),
    RED_OPEN_FORM("INVOICE-40055", "该发票已有未完结的红字确认单", "The invoice has an open red form"),
    RED_LINE_MISMATCH("INVOICE-40056", "单位或明细与蓝字发票不符", "Unit or line is not that of the blue invoice"),
    RED_FORM_DEAD("INVOICE-40057", "红字确认单已失效", "The red form is no longer valid"),
    RED_FORM("INVOICE-40058", "红字发票要素不符", "The red invoice is not formed well"),
    DIFFERENTIAL("INVOICE-40061", "差额征税信息不符", "The differential data is not right"),
    FOUR_EYES("INVOICE-40301", "不能复核自己开具或提交的发票", "Nobody reviews an invoice of one's own"),
    SERIAL_REUSED("INVOICE-40901", "流水号已用于其他内容", "The serial number belongs to another content"),
    VERSION_CONFLICT("INVOICE-40903", "发票已被他人修改", "The invoice was changed meanwhile"),
    NOTHING_CHOSEN("INVOICE-40071", "请选择对象", "Choose what to work on"),
    NO_EXCHANGE_RATE("INVOICE-40072", "没有该币种的汇率", "There is no exchange rate for the currency"),
    SEVERAL_CURRENCIES("INVOICE-40073", "一张报关单有多种币制", "A declaration has several currencies"),
    CANNOT_SPLIT("INVOICE-40090", "明细无法拆分到限额以内", "A line cannot be cut to fit the limit"),
    TOO_MANY_INVOICES("INVOICE-40091", "一次计划的发票过多", "Too many invoices for one plan"),
    ORDER_FIELD("INVOICE-40092", "订单内容有误", "The order is not valid"),
    POLICY_FIELD("INVOICE-40093", "开票策略有误", "The invoicing policy is not valid"),
    FILE_UNREADABLE("INVOICE-40094", "文件无法读取", "The file cannot be read"),
    COLUMN_MISSING("INVOICE-40095", "缺少列", "A column is missing"),
    TOO_MANY_ROWS("INVOICE-40096", "行数过多", "Too many rows"),
    REQUEST_FIELD("INVOICE-40097", "开票申请内容有误", "The invoice request is not valid"),
    REQUEST_EXISTS("INVOICE-40098", "该申请已存在", "The request exists already"),
    ROW_REPEATED("INVOICE-40099", "重复的行", "A row is repeated"),
    IMPORT_RUNNING("INVOICE-40930", "导入尚未完成", "The import is still running"),
    LEDGER_RUNNING("INVOICE-40931", "台账尚未生成", "The ledger is not ready yet"),
    OVER_INVOICED("INVOICE-40932", "超过订单可开票余额", "More than is left to invoice of the order"),
    DECLARED("INVOICE-40933", "订单已按出口报关单开票", "The order is invoiced by its export declaration"),
    NOT_CNY("INVOICE-42230", "非人民币订单按报关单开票", "An order in foreign currency is invoiced by its declaration"),
    UNKNOWN_ORDER("INVOICE-42231", "找不到订单", "No such order"),
    NO_BUYER("INVOICE-42232", "订单没有购方抬头", "The order has no buyer title"),
    ORDER_CLOSED("INVOICE-42233", "订单已取消", "The order is cancelled"),
    NOTHING_OPEN("INVOICE-42234", "没有可开票余额", "Nothing is left to invoice"),
    LEDGER_TOO_LARGE("INVOICE-42235", "台账过大，请用后台任务", "The ledger is too large for a direct download"),
    TABLE_FILE("INVOICE-40074", "文件无法读取", "The file cannot be read"),
    SYNC_DAYS("INVOICE-40078", "归集请求有误", "This cannot be collected"),
    VERIFY_REQUEST("INVOICE-40079", "查验请求有误", "The verification request is not valid"),
    USE_REQUEST("INVOICE-40080", "用途确认请求有误", "The request to use invoices is not valid"),
    RECONCILE_PERIOD("INVOICE-40081", "对账期间有误", "This month cannot be reconciled"),
    NO_QUALIFICATION("INVOICE-42201", "请先取得统一社会信用代码", "Obtain the unified social credit code first"),
    UNKNOWN_ENTRY("INVOICE-42202", "找不到报关单", "No such declaration"),
    UNKNOWN_INVOICE("INVOICE-42203", "找不到进项发票", "No such input invoice"),
    NOT_SELECTABLE("INVOICE-42204", "该发票不能用于退税勾选", "The invoice cannot be selected for refund"),
    TITLE_EXISTS("INVOICE-40907", "该抬头已存在", "The title exists already"),
    CHANGE_WAITING("INVOICE-40908", "该抬头有待审核的变更", "A change of the title waits for its review"),
    RECORD_REFUSED("INVOICE-42205", "记录不符合规则", "The record breaks a rule"),
    USE_NOT_ALLOWED("INVOICE-42206", "发票不能这样使用", "The invoice cannot be used like this"),
    VERIFY_LIMIT("INVOICE-42902", "该发票今日查验次数已用完", "The invoice cannot be verified again today"),
    REJECT_HANDLED("INVOICE-40909", "该记录已处理", "The record has been handled"),
    ATTENTION_CLOSED("INVOICE-40911", "该事项已关闭", "The item is closed"),
    INCIDENT_CLOSED("INVOICE-40910", "该差异已处理", "The incident is closed"),
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
