package io.maotong.invoice.delivery;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of deliveries. */
enum DeliveryError implements ErrorCode {
    RECIPIENT("INVOICE-40088", "接收地址无效", "The recipient is not valid"),
    ADDRESS_FORBIDDEN("INVOICE-40089", "该地址不允许投递", "Nothing is delivered to this address"),
    NO_MAIL_SERVER("INVOICE-50385", "尚未配置邮件服务器", "No mail server is configured"),
    NOT_ACCEPTED("INVOICE-40983", "平台确认前不能交付", "Nothing is delivered before the platform has accepted it"),
    LINK_CLOSED("INVOICE-41081", "链接已失效", "The link opens no more");

    private final String code;
    private final Text title;

    DeliveryError(String code, String zh, String en) {
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
