package io.maotong.remote;

import feign.RequestInterceptor;
import io.maotong.remote.token.ServiceTokens;
import io.maotong.web.security.ResourceServerConfiguration;
import io.maotong.web.security.SigningKeys;
import io.maotong.web.trace.CurrentTrace;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestTemplate;

/** Calls between our own services: found by name, with a service token and the trace. */
@AutoConfiguration(before = ResourceServerConfiguration.class)
public class RemoteConfiguration {

    @Bean
    @LoadBalanced
    RestTemplate discoveryRestTemplate() {
        return new RestTemplate();
    }

    @Bean
    SigningKeys signingKeys(@LoadBalanced RestTemplate discovery) {
        return new SigningKeys(discovery);
    }

    @Bean
    @ConditionalOnProperty("maotong.security.client-secret")
    ServiceTokens serviceTokens(
            @LoadBalanced RestTemplate discovery,
            @Value("${maotong.security.token-uri}") String tokenUri,
            @Value("${spring.application.name}") String service,
            @Value("${maotong.security.client-secret}") String secret,
            Clock clock) {
        return new ServiceTokens(discovery, tokenUri, service, secret, clock);
    }

    @Bean
    @ConditionalOnProperty("maotong.security.client-secret")
    RequestInterceptor serviceTokenInterceptor(ServiceTokens tokens, CurrentTrace trace) {
        return request -> {
            request.header("Authorization", "Bearer " + tokens.get());
            String parent = trace.traceParent();
            if (parent != null) {
                request.header("traceparent", parent);
            }
        };
    }
}
