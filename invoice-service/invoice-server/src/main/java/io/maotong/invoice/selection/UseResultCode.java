package io.maotong.invoice.selection;

import io.maotong.core.error.Text;
import java.util.Optional;

/** cljg: what the platform answers for one invoice of an order (tax.md 1.16). */
enum UseResultCode {
    DONE("01", "已完成", "Done"),
    NOT_FOUND(
            "02",
            "平台查无此票：核对号码、日期和票种，新票请过几天再试",
            "The platform does not know it: check number, date and kind; a new one may come later"),
    ABNORMAL("03", "发票状态异常，不能勾选：先查验发票状态", "Its state is abnormal: verify it first"),
    EXPIRED("04", "已逾期，不能勾选：联系主管税务机关", "It is too late: ask the tax office"),
    BEFORE("06", "此前已确认用途", "Its use was confirmed before"),
    NUMBER("12", "发票号码有误：核对后重新提交", "The number is wrong: check it and order again"),
    REPEATED("13", "号码重复：同一订单内只提交一次", "The number is there twice: order it once"),
    AGRICULTURAL("31", "农产品发票尚未确认：先完成农产品确认", "An agricultural invoice: confirm it as such first"),
    NOT_ALLOWED("32", "不得抵扣及退税", "Neither deduction nor refund is allowed"),
    SMALL_SCALE("33", "属于小规模纳税人期间，不能使用", "Of a period as a small-scale taxpayer"),
    DIFFERENTIAL("35", "差额征税凭证，不能使用", "Of differential taxation"),
    OTHER("99", "平台拒绝：见平台说明", "Refused: see the platform's words");

    private final String code;
    private final Text advice;

    UseResultCode(String code, String zh, String en) {
        this.code = code;
        this.advice = Text.of(zh, en);
    }

    /** Empty if the platform never told us of such a code: what became of the invoice must be asked. */
    static Optional<UseResultCode> of(String code) {
        for (UseResultCode one : values()) {
            if (one.code.equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    Text advice() {
        return advice;
    }
}
