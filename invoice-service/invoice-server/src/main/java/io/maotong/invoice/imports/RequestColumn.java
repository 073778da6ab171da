package io.maotong.invoice.imports;

import java.util.List;
import java.util.Optional;

/** The columns of a sheet of invoice requests. */
enum RequestColumn {
    REQUEST_NO("requestNo", "申请单号", true, true, "REQ-20261201-001", "单据号", "单据编号", "订单编号", "订单号", "流水号", "单号"),
    KIND("kind", "发票种类", true, true, "专票", "发票类型", "票种", "开票类型"),
    CUSTOMER_NO("customerNo", "客户编号", false, true, "C001", "客户代码", "客户号"),
    BUYER_NAME("buyerName", "购方名称", false, true, "连云港某贸易有限公司", "购买方名称", "客户名称", "发票抬头", "抬头", "单位名称", "公司名称"),
    BUYER_TAX_NO(
            "buyerTaxNo", "购方税号", false, true, "91512081MA62K0260E", "购买方税号", "纳税人识别号", "购方纳税人识别号", "统一社会信用代码", "税号"),
    BUYER_NATURAL("buyerNatural", "购方为自然人", false, true, "否", "自然人", "是否个人", "个人"),
    BUYER_ADDRESS("buyerAddress", "购方地址", false, true, "", "购买方地址", "地址"),
    BUYER_PHONE("buyerPhone", "购方电话", false, true, "", "购买方电话", "电话"),
    BUYER_BANK("buyerBank", "购方开户行", false, true, "", "开户行", "开户银行", "购买方开户行"),
    BUYER_ACCOUNT("buyerAccount", "购方账号", false, true, "", "银行账号", "账号", "购买方账号"),
    ORDERED_ON("orderedOn", "下单日期", false, true, "2026-12-01", "日期", "订单日期", "业务日期"),
    TAX_INCLUDED("taxIncluded", "是否含税", false, true, "否", "含税标志", "含税"),
    REMARK("remark", "备注", false, true, "", "发票备注"),
    DELIVERY("delivery", "批次", false, false, "", "发货批次", "送货单号", "批次号"),
    NAME("name", "项目名称", true, false, "水晶手链", "商品名称", "货物名称", "品名", "货物或应税劳务名称", "开票项目"),
    SPEC("spec", "规格型号", false, false, "8mm", "规格", "型号"),
    UNIT("unit", "单位", false, false, "条", "计量单位"),
    QUANTITY("quantity", "数量", false, false, "3", "件数"),
    UNIT_PRICE("unitPrice", "单价", false, false, "33.33", "含税单价", "不含税单价", "价格"),
    AMOUNT("amount", "金额", false, false, "99.99", "含税金额", "不含税金额", "价税合计", "总价"),
    RATE("rate", "税率", true, false, "13%", "增值税税率"),
    TAX("tax", "税额", false, false, ""),
    DISCOUNT("discount", "折扣金额", false, false, "", "折扣", "折扣额"),
    TAX_CLASS("taxClassCode", "税收分类编码", true, false, "1060599000000000000", "税收编码", "税收分类", "商品和服务税收分类编码"),
    PREFERENCE("preference", "优惠政策标识", false, false, "", "优惠政策", "优惠标识");

    final String field;
    final String title;
    final boolean required;
    /** Whether all rows of a request must say the same. */
    final boolean ofTheRequest;

    final String example;
    final List<String> synonyms;

    RequestColumn(
            String field, String title, boolean required, boolean ofTheRequest, String example, String... synonyms) {
        this.field = field;
        this.title = title;
        this.required = required;
        this.ofTheRequest = ofTheRequest;
        this.example = example;
        this.synonyms = List.of(synonyms);
    }

    static Optional<RequestColumn> ofField(String field) {
        for (RequestColumn column : values()) {
            if (column.field.equals(field)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
