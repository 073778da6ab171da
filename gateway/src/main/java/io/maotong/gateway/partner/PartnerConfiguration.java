package io.maotong.gateway.partner;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartnerProperties.class)
class PartnerConfiguration {

    @Bean
    PartnerCalls partnerCalls(PartnerProperties properties, ReactiveStringRedisTemplate redis, Clock clock) {
        return new PartnerCalls(
                properties, new Nonces(redis, properties.signature().window()), clock);
    }
}
