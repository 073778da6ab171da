package io.maotong.user.token;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.user.UserError;
import io.maotong.user.account.Account;
import io.maotong.user.account.Accounts;
import io.maotong.user.account.Standing;
import io.maotong.user.signin.SignIn;
import io.maotong.user.signin.SignInLog;
import io.maotong.user.signin.Visitor;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Signs people in and renews their tokens. */
@Component
final class AccountGrantProvider implements AuthenticationProvider {

    private record SignedIn(Account account, Standing standing, Sessions.Opened session) {}

    private final SignIn signIn;
    private final SignInLog log;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Clock clock;

    AccountGrantProvider(
            SignIn signIn, SignInLog log, Accounts accounts, Sessions sessions, AccessTokens tokens, Clock clock) {
        this.signIn = signIn;
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> type) {
        return AccountGrant.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        AccountGrant grant = (AccountGrant) request;
        if (!(grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        RegisteredClient registered = client.getRegisteredClient();
        if (!registered.getAuthorizationGrantTypes().contains(grant.getGrantType())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        SignedIn signedIn;
        try {
            signedIn = grant.getGrantType().equals(AuthorizationGrantType.REFRESH_TOKEN)
                    ? refresh(grant, registered.getClientId())
                    : signIn(grant, registered.getClientId());
        } catch (BusinessException e) {
            throw new SignInRefused(e);
        }
        Jwt jwt = tokens.forAccount(
                signedIn.account(),
                signedIn.standing(),
                Long.toString(signedIn.session().sessionId()));
        OAuth2AccessToken access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                jwt.getTokenValue(),
                jwt.getIssuedAt(),
                jwt.getExpiresAt(),
                Set.of());
        OAuth2RefreshToken refresh = new OAuth2RefreshToken(
                signedIn.session().refreshToken(),
                signedIn.session().issuedAt(),
                signedIn.session().expiresAt());
        return new OAuth2AccessTokenAuthenticationToken(registered, client, access, refresh, Map.of());
    }

    private SignedIn signIn(AccountGrant grant, String clientId) {
        Visitor visitor =
                new Visitor(clientId, grant.visitor().address(), grant.visitor().agent());
        Account account = grant.getGrantType().equals(GrantTypes.SMS_CODE)
                ? signIn.byCode(grant.parameter("mobile"), grant.parameter("code"), visitor)
                : signIn.byPassword(grant.parameter("username"), grant.parameter("password"), visitor);
        Standing standing = accounts.standingOf(account, wanted(grant, account));
        Sessions.Opened session = sessions.open(
                account.id(), clientId, standing.merchantId(), visitor.address(), shortened(visitor.agent()));
        return new SignedIn(account, standing, session);
    }

    private SignedIn refresh(AccountGrant grant, String clientId) {
        Visitor visitor =
                new Visitor(clientId, grant.visitor().address(), grant.visitor().agent());
        String wanted = grant.parameter("merchant_id");
        Long merchantId = wanted.isEmpty() ? null : Ids.parse(wanted);
        return switch (sessions.refresh(grant.parameter("refresh_token"), clientId, merchantId)) {
            case Sessions.Refreshed.Refused refused -> {
                log.write(refused.accountId(), "REFRESH", "", visitor, refused.reason());
                throw ended();
            }
            case Sessions.Refreshed.Renewed renewed -> renewed(renewed, visitor);
        };
    }

    private SignedIn renewed(Sessions.Refreshed.Renewed renewed, Visitor visitor) {
        Account account = accounts.find(renewed.accountId()).orElseThrow(AccountGrantProvider::ended);
        if (!account.active()) {
            sessions.end(renewed.opened().sessionId(), "DISABLED", clock.instant());
            log.write(account.id(), "REFRESH", "", visitor, "DISABLED");
            throw ended();
        }
        // Somebody who is no longer a member there falls back to where he still is one.
        return new SignedIn(account, accounts.standingOf(account, renewed.merchantId()), renewed.opened());
    }

    private Long wanted(AccountGrant grant, Account account) {
        String merchantId = grant.parameter("merchant_id");
        return !merchantId.isEmpty() && accounts.isMember(account.id(), Ids.parse(merchantId))
                ? Ids.parse(merchantId)
                : null;
    }

    private static String shortened(String agent) {
        return agent == null || agent.length() <= 200 ? agent : agent.substring(0, 200);
    }

    private static BusinessException ended() {
        return new BusinessException(
                UserError.SESSION_ENDED, Text.of("登录已失效，请重新登录", "The session has ended: sign in again"));
    }
}
