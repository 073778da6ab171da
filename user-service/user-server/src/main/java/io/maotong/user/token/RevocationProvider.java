package io.maotong.user.token;

import io.maotong.user.signin.SignInLog;
import io.maotong.user.signin.Visitor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/** Signs out: revoking any refresh token of a session ends the session (RFC 7009). */
@Component
final class RevocationProvider implements AuthenticationProvider {

    private final Sessions sessions;
    private final SignInLog log;

    RevocationProvider(Sessions sessions, SignInLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        OAuth2TokenRevocationAuthenticationToken revocation = (OAuth2TokenRevocationAuthenticationToken) request;
        if (!(revocation.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || !client.isAuthenticated()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        String clientId = client.getRegisteredClient().getClientId();
        sessions.revoke(revocation.getToken(), clientId)
                .ifPresent(
                        account -> log.write(account, "SIGN_OUT", "", new Visitor(clientId, null, null), "SIGNED_OUT"));
        return new OAuth2TokenRevocationAuthenticationToken(
                new OAuth2RefreshToken(revocation.getToken(), null), client);
    }
}
