package io.maotong.invoice.plan;

import io.maotong.core.error.Text;

/** Why something is on an invoice of its own, in the order in which plans look at it (tax.md 1.13). */
enum SplitReason {
    OTHER_BUYER("抬头不同", "Another title"),
    OTHER_KIND("发票种类不同", "Another kind of invoice"),
    OTHER_TERMS("特定要素、出口政策或差额方式不同", "Another special element, export policy or differential"),
    UNTAXED_ON_SPECIAL("免税或不征税明细不能开在专票上，改开普票", "Exempt or not taxable lines cannot stand on a special invoice"),
    NATURAL_PERSON("自然人只能开普票", "Natural persons get normal invoices only"),
    AMOUNT_CAP("超过单张限额", "Over the largest amount of one invoice"),
    LINE_CAP("超过单张行数上限", "Over the lines of one invoice"),
    TAX_TOLERANCE("合计税额误差将超过1.27元", "The total tax would be off by more than 1.27"),
    DELIVERY("客户要求按批次开票", "The customer wants an invoice for each delivery"),
    ORDER("客户要求按订单开票", "The customer wants an invoice for each order");

    private final Text text;

    SplitReason(String zh, String en) {
        this.text = Text.of(zh, en);
    }

    Text text() {
        return text;
    }
}
