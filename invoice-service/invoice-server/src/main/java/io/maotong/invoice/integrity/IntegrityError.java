package io.maotong.invoice.integrity;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of rows that are not what was written. */
public enum IntegrityError implements ErrorCode {
    ROW_ALTERED("INVOICE-40986", "发票数据完整性校验未通过", "The stored invoice is not what was written"),
    FINDING_CLOSED("INVOICE-40987", "该异常已处理", "The finding is closed");

    private final String code;
    private final Text title;

    IntegrityError(String code, String zh, String en) {
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
