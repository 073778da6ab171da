package io.maotong.refund;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. */
public enum RefundError implements ErrorCode {
    INVALID_PERIOD("REFUND-40001", "所属期无效", "The period is not valid"),
    NOTHING_TO_FILE("REFUND-42201", "没有可申报的出口业务", "There is nothing to file"),
    ROW_IN_OTHER_BATCH("REFUND-40901", "报关单项已在其他批次中", "A declaration item is in another batch"),
    RATE_AMBIGUOUS("REFUND-40902", "退税率需选择11位商品码", "The refund rate depends on the 11-digit code"),
    RATE_NOT_FOUND("REFUND-40401", "退税率库无此商品", "The code is not in the rate library");

    private final String code;
    private final Text title;

    RefundError(String code, String zh, String en) {
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
