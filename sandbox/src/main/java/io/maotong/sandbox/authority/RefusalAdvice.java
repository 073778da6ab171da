package io.maotong.sandbox.authority;

import io.maotong.sandbox.authority.Refusal.FieldFault;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Prints refusals in the one shape that the wire contract names. */
@RestControllerAdvice
final class RefusalAdvice {

    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    record Problem(String code, String message, List<FieldFault> fields) {}

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_JSON);
        if (refusal.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, refusal.retryAfter().toSeconds())));
        }
        return answer.body(new Problem(refusal.code(), refusal.getMessage(), refusal.fields()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        log.debug("unreadable request", unreadable);
        return problem(HttpStatus.BAD_REQUEST, "UNREADABLE", "报文无法解析");
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception failure) {
        if (failure instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return problem(status, status.name(), status.getReasonPhrase());
        }
        log.error("request failed", failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "系统异常");
    }

    private static ResponseEntity<Problem> problem(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Problem(code, message, List.of()));
    }
}
