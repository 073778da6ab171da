package io.maotong.web.security;

import io.maotong.core.actor.Actor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The actor of the current request, read from the verified token. */
public final class CurrentActor {

    private static final String ROLE = "ROLE_";

    private CurrentActor() {}

    /** @throws IllegalStateException if nobody is signed in; endpoints that need an actor are not reachable then */
    public static Actor get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public static Optional<Actor> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.of(actorOf(token))
                : Optional.empty();
    }

    private static Actor actorOf(JwtAuthenticationToken token) {
        Jwt jwt = token.getToken();
        String merchant = jwt.getClaimAsString("mid");
        return new Actor(
                jwt.getSubject(),
                TokenAuthorities.kindOf(jwt),
                merchant == null ? null : Long.valueOf(merchant),
                permissionsOf(token));
    }

    private static Set<String> permissionsOf(Authentication token) {
        return token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> !name.startsWith(ROLE))
                .collect(Collectors.toSet());
    }
}
