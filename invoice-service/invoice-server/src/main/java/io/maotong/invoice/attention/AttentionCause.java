package io.maotong.invoice.attention;

import io.maotong.core.error.Text;
import java.util.List;

/** Why something needs a person, in words of a person. Causes of one topic replace each other on the same subject. */
public enum AttentionCause {
    RECEIVED_DIFFERENT(
            Topic.RECEIVED,
            "税局有此发票，但金额、日期等与文件不一致（%s）",
            "The bureau has this invoice with other figures (%s)",
            "请勿入账；向销方索取正确的XML原件后重新上传，或核对后点“重试”再次查验",
            "Do not book it: ask the supplier for the right XML and upload it, or retry to verify it once more",
            Action.RETRY),
    RECEIVED_NOT_FOUND(
            Topic.RECEIVED,
            "开票已超过48小时，税局仍查无此票（%s）",
            "The bureau knows no such invoice although it should by now (%s)",
            "可能是假票：请勿付款和入账，联系销方；确认无误后可点“重试”",
            "It may be forged: neither pay nor book it, ask the supplier; retry if it is said to be right",
            Action.RETRY),
    RECEIVED_NOT_OURS(
            Topic.RECEIVED,
            "发票的购买方不是本公司（%s）",
            "The invoice is made out to somebody else (%s)",
            "请销方红冲后按正确抬头重开；如属个人报销等情形，请注明原因后关闭",
            "Have the supplier reverse it and issue it to the right title; close it with a reason if it is meant so",
            Action.RETRY),
    RECEIVED_STATE(
            Topic.RECEIVED,
            "发票存在，但状态异常：%s",
            "The invoice exists but is not sound: %s",
            "请勿抵扣或退税；已入账的请冲回，联系销方处理",
            "Neither deduct nor refund it, take back what was booked, ask the supplier",
            Action.RETRY),
    RECEIVED_UNCLEAR(
            Topic.RECEIVED,
            "税局未能给出查验结论：%s",
            "The bureau gave no verdict: %s",
            "请稍后点“重试”再次查验",
            "Retry later to verify it once more",
            Action.RETRY),
    RECEIVED_INCOMPLETE(
            Topic.RECEIVED,
            "文件缺少查验要素：%s",
            "The file does not tell what a verification needs: %s",
            "请上传该发票的XML原件，系统会自动查验；老版发票请在“发票查验”中填写校验码",
            "Upload its XML and it is verified by itself; of a legacy invoice type the check code under verifications",
            Action.RETRY),
    COLLECTED_DIFFERS(
            Topic.COLLECTED,
            "上传的文件与税局归集的同号发票不一致：%s",
            "The uploaded file and the collected invoice of this number are not the same: %s",
            "以税局数据为准；请向销方索取正确的文件后重新上传，或注明原因后关闭",
            "The bureau's data holds: ask the supplier for the right file and upload it, or close it with a reason",
            Action.RETRY),
    PRE_INVOICE_OVERDUE(
            Topic.PRE_INVOICE,
            "预开发票超过期限仍未收款：%s",
            "It was invoiced in advance and not paid in time: %s",
            "请催收并登记收款；交易取消的请申请红字；点“重试”按最新收款再次匹配",
            "Collect and record the payment; reverse the invoice if the deal is off; retry to match it once more",
            Action.RETRY),
    RETURN_NOT_REVERSED(
            Topic.RETURN,
            "退货未能自动申请红字：%s",
            "No red form could be applied for this return: %s",
            "请按提示处理原发票后点“重试”，或在红字确认单中手工申请",
            "Put right what it says and retry, or apply for the red form by hand",
            Action.RETRY),
    DELIVERY_BOUNCED(
            Topic.DELIVERY,
            "邮件被退回：%s",
            "The e-mail came back: %s",
            "请向购方核对邮箱，修改交付偏好后点“重试”，或改用链接交付",
            "Ask the buyer for the right address, correct the preference and retry, or send a link",
            Action.RETRY);

    /** What may be done besides closing it with a reason. */
    enum Action {
        RETRY,
        CLOSE
    }

    /** Things of one kind. */
    public enum Topic {
        RECEIVED,
        COLLECTED,
        PRE_INVOICE,
        RETURN,
        DELIVERY
    }

    private final Topic topic;
    private final Text cause;
    private final Text advice;
    private final List<Action> actions;

    AttentionCause(Topic topic, String cause, String causeEn, String advice, String adviceEn, Action action) {
        this.topic = topic;
        this.cause = Text.of(cause, causeEn);
        this.advice = Text.of(advice, adviceEn);
        this.actions = List.of(action, Action.CLOSE);
    }

    public Topic topic() {
        return topic;
    }

    Text cause(String detail) {
        return cause.with(detail);
    }

    Text advice() {
        return advice;
    }

    List<Action> actions() {
        return actions;
    }
}
