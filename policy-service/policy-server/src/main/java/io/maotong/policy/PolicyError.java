package io.maotong.policy;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service. */
public enum PolicyError implements ErrorCode {
    INVALID_POLICY("POLICY-40001", "政策内容有误", "The policy is not valid"),
    INVALID_CONDITION("POLICY-40002", "适用条件有误", "A condition is not valid"),
    DOCUMENT_EXISTS("POLICY-40901", "该文号的政策已存在", "A policy with this document number exists");

    private final String code;
    private final Text title;

    PolicyError(String code, String zh, String en) {
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
