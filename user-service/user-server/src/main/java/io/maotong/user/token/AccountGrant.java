package io.maotong.user.token;

import io.maotong.user.signin.Visitor;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A person's request for tokens: by code, by password, or by refresh token. */
final class AccountGrant extends OAuth2AuthorizationGrantAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Visitor visitor;

    AccountGrant(AuthorizationGrantType type, Authentication client, Map<String, Object> parameters, Visitor visitor) {
        super(type, client, parameters);
        this.visitor = visitor;
    }

    Visitor visitor() {
        return visitor;
    }

    String parameter(String name) {
        Object value = getAdditionalParameters().get(name);
        return value == null ? "" : value.toString();
    }
}
