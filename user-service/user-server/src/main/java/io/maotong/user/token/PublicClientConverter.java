package io.maotong.user.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Our front ends cannot keep a secret: they only say their name, for the grants in which the person proves himself. */
final class PublicClientConverter implements AuthenticationConverter {

    private static final Set<String> GRANTS =
            Set.of(GrantTypes.SMS_CODE.getValue(), GrantTypes.PASSWORD.getValue(), "refresh_token");

    @Override
    public Authentication convert(HttpServletRequest request) {
        String clientId = request.getParameter("client_id");
        boolean secret = request.getHeader("Authorization") != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null;
        boolean revocation = request.getRequestURI().endsWith("/oauth2/revoke");
        if (clientId == null || secret || !(revocation || GRANTS.contains(request.getParameter("grant_type")))) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }
}
