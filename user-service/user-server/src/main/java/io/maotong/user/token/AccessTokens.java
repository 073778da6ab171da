package io.maotong.user.token;

import io.maotong.user.account.Account;
import io.maotong.user.account.Standing;
import io.maotong.user.client.Client;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/**
 * Signs access tokens. Claims: {@code sub} account id, client id or service name; {@code typ} merchant, operator,
 * partner or service; {@code mid} the merchant acted for; {@code perms}; {@code rid} roles; {@code sid} the session.
 */
@Component
final class AccessTokens {

    private final KeyRing keys;
    private final JwtEncoder encoder;
    private final TokenProperties properties;
    private final String issuer;
    private final String audience;
    private final Clock clock;

    AccessTokens(
            KeyRing keys,
            JwtEncoder encoder,
            TokenProperties properties,
            @Value("${maotong.security.issuer}") String issuer,
            @Value("${maotong.security.audience:maotong}") String audience,
            Clock clock) {
        this.keys = keys;
        this.encoder = encoder;
        this.properties = properties;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    Jwt forAccount(Account account, Standing standing, String sessionId) {
        String kind = account.kind() == Account.Kind.OPERATOR ? "operator" : "merchant";
        return sign(
                Long.toString(account.id()),
                kind,
                standing.merchantId(),
                standing.permissions(),
                standing.roles(),
                sessionId);
    }

    Jwt forClient(Client client) {
        String kind = client.kind() == Client.Kind.SERVICE ? "service" : "partner";
        return sign(client.clientId(), kind, client.merchantId(), client.permissions(), List.of(), null);
    }

    private Jwt sign(
            String subject,
            String kind,
            Long merchantId,
            Collection<String> permissions,
            List<String> roles,
            String sessionId) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(subject)
                .audience(List.of(audience))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(properties.accessLife()))
                .id(UUID.randomUUID().toString())
                .claim("typ", kind)
                .claim("perms", List.copyOf(permissions))
                .claim("rid", roles);
        if (merchantId != null) {
            claims.claim("mid", Long.toString(merchantId));
        }
        if (sessionId != null) {
            claims.claim("sid", sessionId);
        }
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .keyId(keys.current().getKeyID())
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
    }
}
