package io.maotong.web.problem;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.web.trace.CurrentTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems in the language of the request, also where no controller is involved. */
public final class ProblemWriter {

    private final JsonMapper json;
    private final CurrentTrace trace;

    ProblemWriter(JsonMapper json, CurrentTrace trace) {
        this.json = json;
        this.trace = trace;
    }

    public Problem problem(ErrorCode code, Text detail, List<Violation> violations, Locale locale) {
        return new Problem(
                "urn:maotong:error:" + code.code(),
                code.title().in(locale),
                code.status(),
                detail.in(locale),
                code.code(),
                violations.stream()
                        .map(violation -> Problem.Item.of(violation, locale))
                        .toList(),
                trace.traceId());
    }

    public void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(
                request,
                response,
                CommonError.UNAUTHENTICATED,
                Text.of("缺少访问令牌，或令牌已失效", "There is no access token, or it is no longer valid"));
    }

    public void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(
                request,
                response,
                CommonError.FORBIDDEN,
                Text.of("当前账号没有此权限，请联系企业管理员授权", "Your account lacks the permission; ask your company's administrator"));
    }

    /** Answers with a problem from a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, Text detail)
            throws IOException {
        response.setStatus(code.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem(code, detail, List.of(), localeOf(request))));
    }

    /** Chinese unless the client asks for English first. */
    static Locale localeOf(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }
}
