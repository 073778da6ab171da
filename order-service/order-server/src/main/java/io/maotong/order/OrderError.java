package io.maotong.order;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of order-service. */
public enum OrderError implements ErrorCode {
    FILE_UNREADABLE("ORDER-40001", "文件无法读取", "The file cannot be read"),
    COLUMN_MISSING("ORDER-40002", "缺少必需的列", "A required column is missing"),
    FIELD_MISSING("ORDER-40003", "缺少必填内容", "A required field is empty"),
    FIELD_FORMAT("ORDER-40004", "内容格式有误", "A field has the wrong format"),
    CODE_UNKNOWN("ORDER-40005", "代码不在代码表中", "The code is not in the code table"),
    AMOUNT_MISMATCH("ORDER-40006", "金额不一致", "The amounts do not agree"),
    WEIGHT_MISMATCH("ORDER-40007", "重量不一致", "The weights do not agree"),
    UNIT_MISMATCH("ORDER-40008", "计量单位与税则不符", "The unit is not the legal one of the tariff"),
    ELEMENTS_INCOMPLETE("ORDER-40009", "申报要素不完整", "The declaration elements are incomplete"),
    LINES_CONTRADICT("ORDER-40010", "同一订单的各行互相矛盾", "The rows of one order contradict each other"),
    NAME_SUSPICIOUS("ORDER-40011", "品名与商品编码可能不符", "Name and commodity code may not fit"),
    TOO_MANY_ROWS("ORDER-40012", "文件行数过多", "The file has too many rows"),
    ORDER_INVALID("ORDER-40013", "订单有误", "The order is not valid"),
    PRODUCT_INVALID("ORDER-40014", "商品有误", "The product is not valid"),
    PRODUCT_FROZEN("ORDER-40015", "商品已冻结", "The product is frozen"),
    SHOP_INVALID("ORDER-40016", "店铺有误", "The shop is not valid"),
    RETURN_INVALID("ORDER-40017", "退货有误", "The return is not valid"),
    MAPPING_INVALID("ORDER-40018", "列对应关系有误", "The mapping of columns is not valid"),
    ROWS_LEFT("ORDER-40019", "仍有未修正的内容", "Something is still to be corrected"),
    CURSOR_INVALID("ORDER-40020", "游标无效", "The cursor is not valid"),
    REFERENCE_INVALID("ORDER-40021", "参考数据有误", "The reference data are not valid"),
    ORDER_EXISTS("ORDER-40901", "订单编号已存在", "The order number exists already"),
    PRODUCT_EXISTS("ORDER-40902", "货号已存在", "The SKU exists already"),
    IMPORT_RUNNING("ORDER-40903", "导入尚未完成", "The import is not finished"),
    ORDER_FROZEN("ORDER-40904", "订单已不能修改", "The order can no longer be changed"),
    SHOP_EXISTS("ORDER-40905", "店铺代码已存在", "The shop exists already"),
    CORRECTION_OPEN("ORDER-40906", "已有待处理的更正申请", "A correction of this order is open already"),
    EVIDENCE_EXISTS("ORDER-40907", "该凭证已上传", "This evidence was uploaded already"),
    EXPORT_TOO_LARGE("ORDER-40908", "导出行数过多", "Too many rows for a direct download"),
    EXPORT_UNFINISHED("ORDER-40909", "导出尚未完成", "The export is not finished"),
    REFERENCE_EXISTS("ORDER-40910", "参考数据已存在", "The reference data exist already"),
    FILE_TOO_LARGE("ORDER-41301", "文件过大", "The file is too large");

    private final String code;
    private final Text title;

    OrderError(String code, String zh, String en) {
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
