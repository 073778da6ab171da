package io.maotong.gateway.portal;

import io.maotong.gateway.route.RouteProperties;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code /docs}: Swagger UI over {@code /v3/api-docs/<service>} of every service in the table of routes. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    private static final String LIBRARY = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @Bean
    RouterFunction<ServerResponse> docs(RouteProperties table) throws IOException {
        List<Map<String, String>> services = table.routes().keySet().stream()
                .map(service -> Map.of("name", service, "url", "/v3/api-docs/" + service))
                .toList();
        Properties library = PropertiesLoaderUtils.loadProperties(new ClassPathResource(LIBRARY));
        return RouterFunctions.route()
                .GET(
                        "/docs",
                        request -> ServerResponse.permanentRedirect(URI.create("/docs/"))
                                .build())
                .GET(
                        "/docs/",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .bodyValue(new ClassPathResource("static/docs/index.html")))
                .GET("/docs/services.json", request -> ServerResponse.ok().bodyValue(services))
                .resources(
                        "/docs/ui/**",
                        new ClassPathResource(
                                "META-INF/resources/webjars/swagger-ui/" + library.getProperty("version") + "/"))
                .build();
    }
}
