package io.maotong.gateway.problem;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import java.time.Duration;

/** A request that the gateway answers itself. Carries what the client may know and nothing else. */
public final class Refusal extends RuntimeException {

    private final transient ErrorCode error;
    private final transient Text detail;
    private final Duration retryAfter;

    private Refusal(ErrorCode error, Text detail, Duration retryAfter) {
        // an expected outcome: no stack trace to fill for every stranger at the door
        super(error.code() + " " + detail.en(), null, false, false);
        this.error = error;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(ErrorCode error, Text detail) {
        return new Refusal(error, detail, null);
    }

    public static Refusal notFound() {
        return of(CommonError.NOT_FOUND, Text.of("没有这个地址", "There is nothing at this address"));
    }

    public static Refusal tooLarge(long limit) {
        return of(
                CommonError.TOO_LARGE,
                Text.of("请求内容超过 %s", "The request is larger than %s").with(readable(limit)));
    }

    public static Refusal unavailable() {
        return of(
                        CommonError.UNAVAILABLE,
                        Text.of(
                                "服务正在启动或暂时中断，请稍后用同一幂等键重试",
                                "The service is starting or interrupted; try again with the same idempotency key"))
                .retryAfter(Duration.ofSeconds(2));
    }

    public static Refusal timedOut() {
        return of(
                GatewayError.TIMED_OUT,
                Text.of(
                        "处理结果未知，请先查询，或用同一幂等键重试",
                        "The outcome is unknown; look it up first, or try again with the same idempotency key"));
    }

    /** The same refusal, telling the client when to come back. */
    public Refusal retryAfter(Duration delay) {
        return new Refusal(error, detail, delay);
    }

    ErrorCode error() {
        return error;
    }

    Text detail() {
        return detail;
    }

    /** Null when the client should not simply try again. */
    Duration retryAfter() {
        return retryAfter;
    }

    private static String readable(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
