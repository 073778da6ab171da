package io.maotong.web.gate;

import io.maotong.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The gate stands before everything but the trace. */
@AutoConfiguration(afterName = "io.maotong.web.problem.ProblemConfiguration")
@EnableConfigurationProperties(GateProperties.class)
public class GateConfiguration {

    @Bean
    FilterRegistrationBean<RequestGate> requestGate(GateProperties settings, ProblemWriter problems) {
        FilterRegistrationBean<RequestGate> registration =
                new FilterRegistrationBean<>(new RequestGate(settings, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return registration;
    }
}
