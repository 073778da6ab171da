package io.maotong.remote.limit;

import com.alibaba.csp.sentinel.adapter.spring.webmvc_v6x.SentinelWebInterceptor;
import com.alibaba.csp.sentinel.adapter.spring.webmvc_v6x.config.SentinelWebMvcConfig;
import com.alibaba.csp.sentinel.datasource.ReadableDataSource;
import com.alibaba.csp.sentinel.datasource.nacos.NacosDataSource;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import com.alibaba.nacos.api.PropertyKeyConst;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.web.problem.ProblemWriter;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Flow and breaker rules live in Nacos and take effect at once; a refused request is a 429 problem. */
@AutoConfiguration
@ConditionalOnProperty(name = "maotong.sentinel.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SentinelProperties.class)
public class SentinelConfiguration {

    @Bean
    ReadableDataSource<String, List<FlowRule>> flowRules(SentinelProperties properties, JsonMapper json) {
        NacosDataSource<List<FlowRule>> source = new NacosDataSource<>(
                nacos(properties),
                properties.group(),
                "sentinel-flow.json",
                text -> json.readValue(text, new TypeReference<List<FlowRule>>() {}));
        FlowRuleManager.register2Property(source.getProperty());
        return source;
    }

    @Bean
    ReadableDataSource<String, List<DegradeRule>> degradeRules(SentinelProperties properties, JsonMapper json) {
        NacosDataSource<List<DegradeRule>> source = new NacosDataSource<>(
                nacos(properties),
                properties.group(),
                "sentinel-degrade.json",
                text -> json.readValue(text, new TypeReference<List<DegradeRule>>() {}));
        DegradeRuleManager.register2Property(source.getProperty());
        return source;
    }

    @Bean
    WebMvcConfigurer sentinelInterceptor(ProblemWriter problems) {
        SentinelWebMvcConfig config = new SentinelWebMvcConfig();
        config.setHttpMethodSpecify(true);
        config.setBlockExceptionHandler((request, response, resource, e) -> {
            response.setHeader("Retry-After", "1");
            problems.write(request, response, CommonError.TOO_MANY, Text.of("请稍后再试", "Slow down and try again"));
        });
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SentinelWebInterceptor(config)).addPathPatterns("/api/**");
            }
        };
    }

    private static Properties nacos(SentinelProperties properties) {
        Properties nacos = new Properties();
        nacos.setProperty(PropertyKeyConst.SERVER_ADDR, properties.serverAddr());
        nacos.setProperty(PropertyKeyConst.USERNAME, properties.username());
        nacos.setProperty(PropertyKeyConst.PASSWORD, properties.password());
        return nacos;
    }
}
