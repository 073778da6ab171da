package io.maotong.gateway.limit;

import com.alibaba.cloud.nacos.NacosConfigManager;
import com.alibaba.csp.sentinel.adapter.gateway.sc.SentinelGatewayFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleProperties.class)
class LimitConfiguration {

    @Bean
    RateRules rateRules(NacosConfigManager nacos, RuleProperties properties, JsonMapper json) {
        return new RateRules(nacos.getConfigService(), properties, json);
    }

    @Bean
    GlobalFilter rateFilter() {
        return new SentinelGatewayFilter(Ordered.HIGHEST_PRECEDENCE, new RequestParameters());
    }
}
