package io.maotong.gateway.problem;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors that only the gateway can meet. All others have the codes that every service uses. */
public enum GatewayError implements ErrorCode {
    /** The service was asked and did not answer in time: whether it did the work is unknown. */
    TIMED_OUT("GATEWAY-50400", "服务响应超时", "The service did not answer in time");

    private final String code;
    private final Text title;

    GatewayError(String code, String zh, String en) {
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
