package io.maotong.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who calls, for MockMvc: {@code mvc.perform(get("/api/merchant/orders").with(Callers.merchant(1, "order:read")))}. */
public final class Callers {

    private Callers() {}

    public static RequestPostProcessor merchant(long merchantId, String... permissions) {
        return caller("merchant", "member-of-" + merchantId, merchantId, permissions);
    }

    public static RequestPostProcessor operator(String... permissions) {
        return caller("operator", "operator-1", null, permissions);
    }

    public static RequestPostProcessor partner(long merchantId, String... permissions) {
        return caller("partner", "partner-of-" + merchantId, merchantId, permissions);
    }

    public static RequestPostProcessor service(String name) {
        return caller("service", name, null);
    }

    private static RequestPostProcessor caller(String kind, String id, Long merchantId, String... permissions) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + kind.toUpperCase(Locale.ROOT)));
        for (String permission : permissions) {
            authorities.add(new SimpleGrantedAuthority(permission));
        }
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token -> {
                    token.subject(id).claim("typ", kind).claim("perms", List.of(permissions));
                    if (merchantId != null) {
                        token.claim("mid", Long.toString(merchantId));
                    }
                })
                .authorities(authorities);
    }
}
