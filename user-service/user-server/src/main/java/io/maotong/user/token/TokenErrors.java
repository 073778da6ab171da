package io.maotong.user.token;

import io.maotong.core.error.Text;
import io.maotong.web.trace.CurrentTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Errors of the token endpoint: {@code error} and {@code error_description} as OAuth clients expect them (RFC 6749,
 * 5.2), with our {@code code} and {@code traceId} beside them. 400 for a wrong grant, 401 for a wrong client, 429 when
 * locked or busy.
 */
@Component
final class TokenErrors implements AuthenticationFailureHandler {

    private final JsonMapper json;
    private final CurrentTrace trace;

    TokenErrors(JsonMapper json, CurrentTrace trace) {
        this.json = json;
        this.trace = trace;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String error = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_REQUEST;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        int status = OAuth2ErrorCodes.INVALID_CLIENT.equals(error) ? 401 : 400;
        if (failure instanceof SignInRefused refused) {
            Locale locale =
                    request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
            Text detail = refused.reason().detail();
            body.put("error_description", detail.in(locale));
            body.put("code", refused.reason().code().code());
            if (refused.reason().code().status() == 429) {
                status = 429;
                response.setHeader("Retry-After", "5");
            }
        }
        if (trace.traceId() != null) {
            body.put("traceId", trace.traceId());
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
