package io.maotong.gateway.security;

import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/** The claim {@code typ} decides which part of the API a token opens. Permissions are the services' matter. */
final class Audiences implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    static final String MERCHANT = "merchant";
    static final String OPERATOR = "operator";
    static final String PARTNER = "partner";

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
        String type = token.getClaimAsString("typ");
        List<GrantedAuthority> authorities = type == null ? List.of() : List.of(new SimpleGrantedAuthority(type));
        return Mono.just(new JwtAuthenticationToken(token, authorities, type + ":" + token.getSubject()));
    }
}
