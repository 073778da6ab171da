package io.maotong.sandbox.authority;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A definite answer that is not the wished one; printed as {@code {code, message, fields}}. */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<FieldFault> fields;
    private final Duration retryAfter;

    public record FieldFault(String field, String message) {}

    private Refusal(HttpStatus status, String code, String message, List<FieldFault> fields, Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    public static Refusal of(HttpStatus status, String code, String message) {
        return new Refusal(status, code, message, List.of(), null);
    }

    public static Refusal notFound(String message) {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", message);
    }

    public static Refusal conflict(String code, String message) {
        return of(HttpStatus.CONFLICT, code, message);
    }

    public static Refusal unsigned(String message) {
        return of(HttpStatus.UNAUTHORIZED, "SIGNATURE", message);
    }

    public static Refusal invalid(List<FieldFault> fields) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID", "材料不符合要求", fields, null);
    }

    public static Refusal busy(Duration retryAfter) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", "系统繁忙，请稍后再试", List.of(), retryAfter);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldFault> fields() {
        return fields;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
