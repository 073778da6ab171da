package io.maotong.user.token;

import io.maotong.user.client.Client;
import io.maotong.user.client.Clients;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Our clients as the authorization server knows them. */
@Component
final class HouseClients implements RegisteredClientRepository {

    private final Clients clients;
    private final TokenProperties properties;

    HouseClients(Clients clients, TokenProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by their owners");
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return clients.find(clientId)
                .filter(Client::active)
                .map(this::registered)
                .orElse(null);
    }

    private RegisteredClient registered(Client client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientName(client.name())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.accessLife())
                        .refreshTokenTimeToLive(properties.refreshLife())
                        .reuseRefreshTokens(false)
                        .build());
        return switch (client.kind()) {
            case PUBLIC -> {
                builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .authorizationGrantType(GrantTypes.PASSWORD);
                yield client.clientId().equals("maotong-console")
                        ? builder.build()
                        : builder.authorizationGrantType(GrantTypes.SMS_CODE).build();
            }
            case SERVICE -> withSecret(builder, client).scope("internal").build();
            case PARTNER -> withSecret(builder, client).scope("partner").build();
        };
    }

    private static RegisteredClient.Builder withSecret(RegisteredClient.Builder builder, Client client) {
        return builder.clientSecret("{bcrypt}" + client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }
}
