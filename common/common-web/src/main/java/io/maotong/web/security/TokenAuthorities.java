package io.maotong.web.security;

import io.maotong.core.actor.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Claims {@code typ} and {@code perms} of our tokens as authorities: {@code ROLE_<typ>} and each permission. */
final class TokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

    static Actor.Kind kindOf(Jwt token) {
        String kind = token.getClaimAsString("typ");
        try {
            return Actor.Kind.valueOf(String.valueOf(kind).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadCredentialsException("the token says no kind of actor that is known here", e);
        }
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + kindOf(token).name()));
        List<String> permissions = token.getClaimAsStringList("perms");
        if (permissions != null) {
            permissions.forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission)));
        }
        return authorities;
    }
}
