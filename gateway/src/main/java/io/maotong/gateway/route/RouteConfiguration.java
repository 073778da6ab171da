package io.maotong.gateway.route;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;

/**
 * Expands the table. A route is named {@code <service>:<audience>}; rate rules and the access log use it. Whatever
 * is not in the table has no route: {@code /internal/**} and {@code /actuator/**} of the services never do.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteProperties.class)
class RouteConfiguration {

    private static final List<String> AUDIENCES = List.of("merchant", "ops", "open");

    /** Every service has these from the common libraries; under the gateway they carry the service's name. */
    private static final Set<String> OPERATIONS = Set.of("parked-messages", "intents", "command-log");

    @Bean
    RouteLocator routes(RouteLocatorBuilder locator, RouteProperties table) {
        RouteLocatorBuilder.Builder routes = locator.routes();
        route(routes, table.signIn(), "auth", RouteConfiguration::isSignIn, filters -> filters);
        table.routes().forEach((service, resources) -> {
            Set<String> own = Set.copyOf(resources);
            for (String audience : AUDIENCES) {
                route(routes, service, audience, exchange -> isApi(exchange, audience, own), filters -> filters);
            }
            route(
                    routes,
                    service,
                    "operations",
                    exchange -> isOperations(exchange, service),
                    filters -> filters.rewritePath("^/api/ops/" + service + "/", "/api/ops/"));
            // the description names the server after the Host header: that must be ours, not the service's
            route(
                    routes,
                    service,
                    "docs",
                    exchange -> isDocs(exchange, service),
                    filters -> filters.setPath("/v3/api-docs").preserveHostHeader());
        });
        table.links()
                .forEach((name, service) ->
                        route(routes, service, "links", exchange -> isLink(exchange, name), filters -> filters));
        return routes.build();
    }

    /** The client library would repeat a request, even a POST, when a pooled connection breaks under it. */
    @Bean
    HttpClientCustomizer nothingIsSentTwice() {
        return client -> client.disableRetry(true);
    }

    @Bean
    HttpHeadersFilter forwardedHeaders() {
        return new ForwardedHeaders();
    }

    private static void route(
            RouteLocatorBuilder.Builder routes,
            String service,
            String audience,
            Predicate<ServerWebExchange> predicate,
            UnaryOperator<GatewayFilterSpec> filters) {
        routes.route(
                service + ":" + audience,
                route -> route.predicate(predicate)
                        .filters(spec -> filters.apply(spec).filter(new ReadRetry()))
                        .uri("lb://" + service));
    }

    private static boolean isSignIn(ServerWebExchange exchange) {
        return ApiPath.of(exchange).audience().equals("auth")
                || exchange.getRequest().getURI().getRawPath().startsWith("/oauth2/");
    }

    private static boolean isApi(ServerWebExchange exchange, String audience, Set<String> resources) {
        ApiPath path = ApiPath.of(exchange);
        return path.audience().equals(audience) && resources.contains(path.resource());
    }

    private static boolean isOperations(ServerWebExchange exchange, String service) {
        ApiPath path = ApiPath.of(exchange);
        return path.audience().equals("ops") && path.resource().equals(service) && OPERATIONS.contains(path.next());
    }

    private static boolean isLink(ServerWebExchange exchange, String name) {
        return exchange.getRequest().getURI().getRawPath().startsWith("/links/" + name + "/");
    }

    private static boolean isDocs(ServerWebExchange exchange, String service) {
        return exchange.getRequest().getURI().getRawPath().equals("/v3/api-docs/" + service);
    }
}
