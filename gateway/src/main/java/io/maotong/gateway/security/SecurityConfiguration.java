package io.maotong.gateway.security;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.gateway.partner.PartnerCalls;
import io.maotong.gateway.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** What is open to all, and who may enter the rest. Anything not named is closed. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(TokenProperties.class)
class SecurityConfiguration {

    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(2);

    /** Sign-in, pages and API descriptions. A token is not even looked at: a stale one must not hinder signing in. */
    @Bean
    @Order(1)
    SecurityWebFilterChain open(ServerHttpSecurity http) {
        return bare(http)
                .securityMatcher(exchange -> isOpen(exchange) ? MatchResult.match() : MatchResult.notMatch())
                .authorizeExchange(paths -> paths.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain closed(ServerHttpSecurity http, ReactiveJwtDecoder decoder, PartnerCalls partners) {
        return bare(http)
                .authorizeExchange(paths -> paths.pathMatchers("/api/merchant/**")
                        .hasAuthority(Audiences.MERCHANT)
                        .pathMatchers("/api/ops/**")
                        .hasAuthority(Audiences.OPERATOR)
                        .pathMatchers("/api/open/**")
                        .hasAuthority(Audiences.PARTNER)
                        .anyExchange()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(new Audiences()))
                                .authenticationEntryPoint(SecurityConfiguration::unauthenticated)
                                .accessDeniedHandler((exchange, denied) -> forbidden()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::unauthenticated)
                        .accessDeniedHandler((exchange, denied) -> forbidden()))
                .addFilterAfter(new ActorFilter(), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(signedCallsOnly(partners), SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    @Bean
    ReactiveJwtDecoder tokenDecoder(
            TokenProperties properties, ReactorLoadBalancerExchangeFilterFunction discovery, Clock clock) {
        WebClient client = WebClient.builder().filter(discovery).build();
        Mono<String> keySet = client.get()
                .uri(properties.jwksUri())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(KEYS_TIMEOUT);
        SigningKeys keys = new SigningKeys(keySet, properties.keysMaxAge(), properties.keysMinInterval(), clock);
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        JwtTimestampValidator inTime = new JwtTimestampValidator(properties.clockSkew());
        inTime.setAllowEmptyExpiryClaim(false);
        inTime.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                inTime,
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience())),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
        // the decoder's word for "the issuer did not answer": our fault, not the client's
        return token -> decoder.decode(token)
                .onErrorMap(IllegalStateException.class, e -> new AuthenticationServiceException("no signing keys", e));
    }

    private static WebFilter signedCallsOnly(PartnerCalls partners) {
        return (exchange, chain) -> exchange.getRequest().getURI().getRawPath().startsWith("/api/open/")
                ? partners.verified(exchange).flatMap(chain::filter)
                : chain.filter(exchange);
    }

    private static boolean isOpen(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (path.startsWith("/api/auth/") || path.startsWith("/oauth2/")) {
            return true;
        }
        HttpMethod method = exchange.getRequest().getMethod();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && !path.equals("/api")
                && !path.startsWith("/api/");
    }

    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance());
    }

    private static Mono<Void> unauthenticated(ServerWebExchange exchange, AuthenticationException failure) {
        return Mono.error(Refusal.of(
                CommonError.UNAUTHENTICATED,
                Text.of("缺少访问令牌，或令牌已失效", "There is no access token, or it is no longer valid")));
    }

    private static Mono<Void> forbidden() {
        return Mono.error(Refusal.of(
                CommonError.FORBIDDEN,
                Text.of("该账号类型不能使用此接口", "This kind of account cannot use this part of the API")));
    }
}
