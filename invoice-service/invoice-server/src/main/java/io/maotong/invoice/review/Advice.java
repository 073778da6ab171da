package io.maotong.invoice.review;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.issue.Origin;
import java.util.List;

/**
 * Why an invoice does not go on and what to do about it, in words of a person.
 *
 * @param actions RETRY, EDIT, CANCEL or WAIT, the best first
 */
record Advice(Text cause, Text advice, List<String> actions) {

    private static final List<String> REPAIR = List.of("EDIT", "RETRY", "CANCEL");
    private static final List<String> REPEAT = List.of("RETRY", "CANCEL");
    private static final List<String> WAIT = List.of("WAIT");

    static Advice of(InvoiceShelf.Item item) {
        return switch (item.status()) {
            case FAILED -> failed(item);
            case MANUAL ->
                new Advice(
                        Text.of("多次查询后仍不知税务平台是否已开具", "The platform could not say whether it was issued"),
                        Text.of(
                                "请先在电子税务局按流水号核对；之后点“重试”再次查询，系统不会重复开具",
                                "Look it up at the tax bureau's site, then retry: it asks again and never issues twice"),
                        List.of("RETRY"));
            case QUEUED_OFFLINE ->
                new Advice(
                        Text.of("税务平台暂时无法连接", "The platform cannot be reached"),
                        Text.of("已排队，恢复后自动开具，无需操作", "It waits in the queue and goes by itself"),
                        WAIT);
            case UNKNOWN ->
                new Advice(
                        Text.of("已发送，尚未得到税务平台答复", "It was sent and not answered"),
                        Text.of("系统正在查询结果，请勿另开同一发票", "The outcome is being asked for: do not issue it anew"),
                        WAIT);
            default ->
                new Advice(
                        Text.of("处理时间超出正常", "It takes longer than it should"),
                        Text.of("系统会继续处理；超过一小时请联系运营", "It goes on by itself; call operations after an hour"),
                        WAIT);
        };
    }

    private static Advice failed(InvoiceShelf.Item item) {
        String code = item.platformCode() == null ? "" : item.platformCode();
        if (code.startsWith(InvoiceError.QUOTA_SHORT.code())) {
            return new Advice(
                    Text.of("本月开票额度不足", "This month's quota is used up"),
                    Text.of(
                            "请在电子税务局申请调整额度，到账后点“重试”；或拆分为较小金额",
                            "Ask the tax bureau for more quota, then retry; or split it"),
                    REPEAT);
        }
        if (code.startsWith(InvoiceError.NO_NUMBERS.code())) {
            return new Advice(
                    Text.of("没有领到发票号码", "No invoice numbers were given out"),
                    Text.of("请核对税务登记状态是否正常，之后点“重试”", "See whether the registration is in order, then retry"),
                    REPEAT);
        }
        boolean editable = item.origin() != Origin.DECLARATION && item.origin() != Origin.RED;
        return new Advice(
                Text.of("税务平台拒绝：%s %s", "The platform refused it: %s %s")
                        .with(code, item.platformMessage() == null ? "" : item.platformMessage()),
                editable
                        ? Text.of(
                                "请按提示修改内容后重新提交；内容无误可点“重试”",
                                "Change what it says and submit it again; retry if it is right as it is")
                        : Text.of(
                                "请在其来源处更正后重新生成；内容无误可点“重试”",
                                "Correct it where it was made from; retry if it is right as it is"),
                editable ? REPAIR : REPEAT);
    }
}
