package io.maotong.gateway.problem;

import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/** What a failure means to the client. Nothing of the exception's own message goes out. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Refusal refusalOf(Throwable failure, String traceId) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case ResponseStatusException status -> ofStatus(status, traceId);
            case AuthenticationServiceException e -> noKeys(e, traceId);
            case DataBufferLimitException e ->
                Refusal.of(CommonError.TOO_LARGE, Text.of("请求内容过大", "The request is too large"));
            // of a client that stopped in the middle; a service that does not answer comes as a status
            case ReadTimeoutException e ->
                Refusal.of(CommonError.UNREADABLE, Text.of("请求内容没有传完", "The request did not arrive in full"));
            // no connection could be had in time, so nothing was sent
            case TimeoutException e -> interrupted(e, traceId);
            case AbortedException e -> interrupted(e, traceId);
            case IOException e -> interrupted(e, traceId);
            default -> BlockException.isBlockException(failure) ? tooMany(failure) : unexpected(failure, traceId);
        };
    }

    private static Refusal ofStatus(ResponseStatusException failure, String traceId) {
        HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
        return switch (status) {
            case NOT_FOUND -> Refusal.notFound();
            case METHOD_NOT_ALLOWED ->
                Refusal.of(
                        CommonError.METHOD_NOT_ALLOWED,
                        Text.of("该地址不支持此方法", "This address does not support the method"));
            case CONTENT_TOO_LARGE -> Refusal.of(CommonError.TOO_LARGE, Text.of("请求内容过大", "The request is too large"));
            case UNSUPPORTED_MEDIA_TYPE ->
                Refusal.of(CommonError.UNSUPPORTED_MEDIA, Text.of("不支持该内容类型", "The content type is not supported"));
            case SERVICE_UNAVAILABLE, BAD_GATEWAY -> Refusal.unavailable();
            case GATEWAY_TIMEOUT -> Refusal.timedOut();
            case null, default ->
                failure.getStatusCode().is4xxClientError()
                        ? Refusal.of(CommonError.INVALID_REQUEST, Text.of("请求不符合协议", "The request breaks the protocol"))
                        : unexpected(failure, traceId);
        };
    }

    private static Refusal noKeys(Throwable failure, String traceId) {
        log.atWarn().addKeyValue("traceId", traceId).setCause(failure).log("tokens cannot be checked: no signing keys");
        return Refusal.unavailable();
    }

    private static Refusal interrupted(Exception failure, String traceId) {
        log.atWarn().addKeyValue("traceId", traceId).log("a service could not be reached: {}", failure.toString());
        return Refusal.unavailable();
    }

    private static Refusal tooMany(Throwable failure) {
        // a parameter rule says how long its window is; the other rules count per second
        long seconds = failure instanceof ParamFlowException byParameter && byParameter.getRule() != null
                ? byParameter.getRule().getDurationInSec()
                : 1;
        return Refusal.of(CommonError.TOO_MANY, Text.of("请求过于频繁，请稍后再试", "Too many requests; try again later"))
                .retryAfter(Duration.ofSeconds(Math.max(1, seconds)));
    }

    private static Refusal unexpected(Throwable failure, String traceId) {
        log.atError().addKeyValue("traceId", traceId).setCause(failure).log("unexpected failure");
        return Refusal.of(CommonError.INTERNAL, Text.of("请把追踪号告知客服", "Please give the trace id to customer support"));
    }
}
