package io.maotong.gateway.front;

import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.gateway.problem.Refusal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.WebFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontProperties.class)
class FrontConfiguration {

    /** Tokens travel in a header, so credentials (cookies) are never allowed across origins. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    WebFilter crossOriginFilter(FrontProperties properties) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(properties.origins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Accept-Language", "Idempotency-Key", "If-Match", "traceparent"));
        allowed.setExposedHeaders(List.of("X-Trace-Id", "Location", "Retry-After", "Content-Disposition", "ETag"));
        allowed.setMaxAge(Duration.ofHours(1));
        return new CorsWebFilter(exchange -> allowed, new RefusingCorsProcessor());
    }

    /** A client that stops in the middle of sending must not hold the connection. */
    @Bean
    NettyServerCustomizer stalledClients(FrontProperties properties) {
        return server -> server.readTimeout(properties.stall());
    }

    private static final class RefusingCorsProcessor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw Refusal.of(
                    CommonError.FORBIDDEN, Text.of("不允许来自该网站的跨域请求", "Requests from this origin are not allowed"));
        }
    }
}
