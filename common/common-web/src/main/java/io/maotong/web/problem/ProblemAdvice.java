package io.maotong.web.problem;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.web.command.StoredAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.ibatis.exceptions.PersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every exception as a problem; an unknown one never shows its message. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Text READ_THE_RULES =
            Text.of("请按各字段提示修改后重试", "Correct the fields as their hints say and try again");

    private final ProblemWriter problems;
    private final ConstraintCodes constraints;

    ProblemAdvice(ProblemWriter problems, ConstraintCodes constraints) {
        this.problems = problems;
        this.constraints = constraints;
    }

    @ExceptionHandler
    ResponseEntity<Problem> business(BusinessException e, HttpServletRequest request) {
        return answer(e.code(), e.detail(), e.violations(), request);
    }

    @ExceptionHandler
    ResponseEntity<String> stored(StoredAnswer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).header("Idempotency-Replayed", "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return answer.body() == null
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(answer.body());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        List<Violation> violations = new ArrayList<>();
        for (ObjectError error : e.getBindingResult().getAllErrors()) {
            violations.add(violation(error));
        }
        return answer(CommonError.INVALID_REQUEST, READ_THE_RULES, violations, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException e, HttpServletRequest request) {
        List<Violation> violations = new ArrayList<>();
        for (ParameterValidationResult result : e.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                errors.getAllErrors().forEach(error -> violations.add(violation(error)));
            } else {
                for (MessageSourceResolvable error : result.getResolvableErrors()) {
                    violations.add(violation(
                            result.getMethodParameter().getParameterName(),
                            lastCode(error),
                            error.getDefaultMessage()));
                }
            }
        }
        return answer(CommonError.INVALID_REQUEST, READ_THE_RULES, violations, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(ConstraintViolationException e, HttpServletRequest request) {
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(broken -> violation(
                        broken.getPropertyPath().toString(),
                        broken.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        broken.getMessage()))
                .toList();
        return answer(CommonError.INVALID_REQUEST, READ_THE_RULES, violations, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Violation violation = violation(e.getName(), "TYPE", "cannot be read as " + simpleName(e.getRequiredType()));
        return answer(CommonError.INVALID_REQUEST, READ_THE_RULES, List.of(violation), request);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        ServletRequestBindingException.class,
        MultipartException.class,
        MissingServletRequestPartException.class
    })
    ResponseEntity<Problem> unreadable(Exception e, HttpServletRequest request) {
        log.debug("unreadable request", e);
        return answer(
                CommonError.UNREADABLE,
                Text.of("请检查请求的格式、必填参数和字段类型", "Check the format, the required parameters and the types of the fields"),
                List.of(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(CommonError.TOO_LARGE, Text.of("请拆分后分批上传", "Split it and upload the parts"), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> duplicate(DuplicateKeyException e, HttpServletRequest request) {
        return constraints
                .find(e)
                .map(code -> answer(code, code.title(), List.of(), request))
                .orElseGet(() -> {
                    log.warn("a unique key without an error code of its own", e);
                    return conflict(request);
                });
    }

    /** Batched inserts of MyBatis report a violated key without Spring's translation. */
    @ExceptionHandler
    ResponseEntity<Problem> duplicate(PersistenceException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLIntegrityConstraintViolationException violation) {
                return duplicate(new DuplicateKeyException("in a batch", violation), request);
            }
        }
        return unknown(e, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> locked(PessimisticLockingFailureException e, HttpServletRequest request) {
        log.warn("two requests met at the same rows", e);
        return conflict(request);
    }

    /** Nobody gave a connection back in time, or the database is away: nothing was done. */
    @ExceptionHandler({CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class})
    ResponseEntity<Problem> exhausted(Exception e, HttpServletRequest request) {
        log.warn(
                "{} {} got no connection: {}",
                request.getMethod(),
                request.getRequestURI(),
                String.valueOf(e.getCause()));
        return answer(
                CommonError.UNAVAILABLE,
                Text.of("系统繁忙，请稍后用同一 Idempotency-Key 重试", "Busy: try again later with the same Idempotency-Key"),
                List.of(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> forbidden(AccessDeniedException e, HttpServletRequest request) {
        return answer(
                CommonError.FORBIDDEN,
                Text.of("当前账号没有此权限，请联系企业管理员授权", "Your account lacks the permission; ask your company's administrator"),
                List.of(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknownPath(NoResourceFoundException e, HttpServletRequest request) {
        return answer(CommonError.NOT_FOUND, Text.of("没有这个接口", "There is no such endpoint"), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answer(CommonError.METHOD_NOT_ALLOWED, CommonError.METHOD_NOT_ALLOWED.title(), List.of(), request);
    }

    @ExceptionHandler({HttpMediaTypeNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
    ResponseEntity<Problem> wrongMedia(Exception e, HttpServletRequest request) {
        return answer(CommonError.UNSUPPORTED_MEDIA, CommonError.UNSUPPORTED_MEDIA.title(), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknown(Exception e, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                CommonError.INTERNAL,
                Text.of("请稍后重试；如仍失败，请把追踪号告诉客服", "Try again later; if it still fails, tell support the trace id"),
                List.of(),
                request);
    }

    private ResponseEntity<Problem> conflict(HttpServletRequest request) {
        return answer(CommonError.CHANGED_MEANWHILE, Text.of("请刷新后重试", "Reload and try again"), List.of(), request);
    }

    private ResponseEntity<Problem> answer(
            ErrorCode code, Text detail, List<Violation> violations, HttpServletRequest request) {
        Locale locale = ProblemWriter.localeOf(request);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(HttpStatus.valueOf(code.status()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code == CommonError.IN_FLIGHT || code == CommonError.TOO_MANY || code == CommonError.UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.body(problems.problem(code, detail, violations, locale));
    }

    private static Violation violation(ObjectError error) {
        String field = error instanceof FieldError fieldError ? fieldError.getField() : error.getObjectName();
        return violation(field, lastCode(error), error.getDefaultMessage());
    }

    private static Violation violation(String field, String rule, String message) {
        return Violation.of(
                CommonError.INVALID_REQUEST, field, rule, message, Text.of("该字段：" + message, "This field " + message));
    }

    private static String lastCode(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "VALID" : codes[codes.length - 1];
    }

    private static String simpleName(Class<?> type) {
        return type == null ? "the expected type" : type.getSimpleName();
    }
}
