package io.maotong.user.token;

import io.maotong.user.client.Clients;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Tokens for programs (client credentials). */
@Component
final class ClientTokens implements OAuth2TokenGenerator<Jwt> {

    private final Clients clients;
    private final AccessTokens tokens;

    ClientTokens(Clients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Jwt generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        return clients.find(context.getRegisteredClient().getClientId())
                .map(tokens::forClient)
                .orElse(null);
    }
}
