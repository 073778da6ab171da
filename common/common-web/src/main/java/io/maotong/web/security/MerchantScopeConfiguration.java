package io.maotong.web.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The scope filter runs after the security chain, when the actor is known. */
@AutoConfiguration
public class MerchantScopeConfiguration {

    @Bean
    FilterRegistrationBean<MerchantScopeFilter> merchantScopeFilter() {
        FilterRegistrationBean<MerchantScopeFilter> registration =
                new FilterRegistrationBean<>(new MerchantScopeFilter());
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }

    @Bean
    WebMvcConfigurer earlyPermissionCheck() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new EarlyPermissionCheck());
            }
        };
    }
}
