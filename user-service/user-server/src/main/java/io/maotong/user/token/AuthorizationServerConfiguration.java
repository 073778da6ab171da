package io.maotong.user.token;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** The authorization server: tokens, their public keys, sign-out. Everything else is the house chain's. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

    @Bean
    @Order(10)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            HouseClients clients,
            AccountGrantProvider accounts,
            RevocationProvider revocation,
            TokenErrors errors)
            throws Exception {
        return http.securityMatcher(
                        "/oauth2/token", "/oauth2/jwks", "/oauth2/revoke", "/.well-known/oauth-authorization-server")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(
                                        client -> client.authenticationConverter(new PublicClientConverter())
                                                .authenticationProvider(new PublicClientProvider(clients))
                                                .errorResponseHandler(errors))
                                .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> {
                                            converters.removeIf(
                                                    OAuth2RefreshTokenAuthenticationConverter.class::isInstance);
                                            converters.addFirst(new AccountGrantConverter());
                                        })
                                        .authenticationProviders(providers -> {
                                            providers.removeIf(
                                                    OAuth2RefreshTokenAuthenticationProvider.class::isInstance);
                                            providers.addFirst(accounts);
                                        })
                                        .errorResponseHandler(errors))
                                .tokenRevocationEndpoint(revoke -> revoke.authenticationProviders(providers -> {
                                            providers.removeIf(
                                                    OAuth2TokenRevocationAuthenticationProvider.class::isInstance);
                                            providers.addFirst(revocation);
                                        })
                                        .errorResponseHandler(errors)))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${maotong.security.issuer}") String issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JwtEncoder jwtEncoder(KeyRing keys) {
        return new NimbusJwtEncoder(keys);
    }

    /** This service checks its own tokens with its own keys instead of asking itself over HTTP. */
    @Bean
    JwtDecoder jwtDecoder(
            KeyRing keys,
            @Value("${maotong.security.issuer}") String issuer,
            @Value("${maotong.security.audience:maotong}") String audience,
            Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // The decoder's own validators check the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                times,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(audience))));
        return decoder;
    }

    @Bean
    RecurringTask<Void> rotateSigningKeys(KeyRing keys, TokenProperties properties) {
        return Tasks.recurring(
                        "rotate-signing-keys", FixedDelay.of(properties.keys().checkEvery()))
                .execute((instance, context) -> keys.rotateIfDue());
    }

    @Bean
    RecurringTask<Void> forgetOldSessions(Sessions sessions) {
        return Tasks.recurring("forget-old-sessions", FixedDelay.ofHours(6))
                .execute((instance, context) -> sessions.forgetExpired());
    }
}
