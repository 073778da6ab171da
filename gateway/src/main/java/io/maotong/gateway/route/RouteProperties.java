package io.maotong.gateway.route;

import jakarta.validation.constraints.NotEmpty;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The table of routes.
 *
 * @param routes for each service, by its name in Nacos, the resources it answers under
 *     {@code /api/{merchant,ops,open}/<resource>}
 * @param links for each name the service that answers {@code GET /links/<name>/**} without a token: addresses that carry
 *     their own proof, for people who have no account
 * @param signIn the service that answers {@code /api/auth/**} and {@code /oauth2/**}
 */
@Validated
@ConfigurationProperties("maotong")
public record RouteProperties(
        @NotEmpty Map<String, List<String>> routes,
        Map<String, String> links,
        @NotEmpty String signIn) {

    public RouteProperties {
        routes = routes == null ? Map.of() : new LinkedHashMap<>(routes);
        links = links == null ? Map.of() : new LinkedHashMap<>(links);
        Map<String, String> owners = new HashMap<>();
        routes.forEach((service, resources) -> resources.forEach(resource -> {
            String other = owners.putIfAbsent(resource, service);
            if (other != null) {
                throw new IllegalArgumentException(
                        "maotong.routes: both " + other + " and " + service + " claim " + resource);
            }
        }));
    }
}
