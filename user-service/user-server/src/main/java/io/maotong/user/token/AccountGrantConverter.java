package io.maotong.user.token;

import io.maotong.user.signin.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a person's request for tokens from the form. */
final class AccountGrantConverter implements AuthenticationConverter {

    private static final Map<AuthorizationGrantType, Set<String>> NEEDED = Map.of(
            GrantTypes.SMS_CODE, Set.of("mobile", "code"),
            GrantTypes.PASSWORD, Set.of("username", "password"),
            AuthorizationGrantType.REFRESH_TOKEN, Set.of("refresh_token"));

    @Override
    public Authentication convert(HttpServletRequest request) {
        AuthorizationGrantType type = new AuthorizationGrantType(String.valueOf(request.getParameter("grant_type")));
        Set<String> needed = NEEDED.get(type);
        if (needed == null) {
            return null;
        }
        Map<String, Object> parameters = new HashMap<>();
        for (String name : needed) {
            String[] values = request.getParameterValues(name);
            if (values == null || values.length != 1 || values[0].isBlank()) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            parameters.put(name, values[0]);
        }
        if (request.getParameter("merchant_id") != null) {
            parameters.put("merchant_id", request.getParameter("merchant_id"));
        }
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        Visitor visitor = new Visitor(
                String.valueOf(request.getParameter("client_id")),
                request.getRemoteAddr(),
                request.getHeader("User-Agent"));
        return new AccountGrant(type, client, parameters, visitor);
    }
}
