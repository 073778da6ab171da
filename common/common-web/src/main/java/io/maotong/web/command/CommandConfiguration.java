package io.maotong.web.command;

import io.maotong.data.pump.Pump;
import io.maotong.web.trace.CurrentTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import tools.jackson.databind.json.JsonMapper;

/** Idempotent, audited commands for every mutating controller method under /api. */
@AutoConfiguration(afterName = "io.maotong.data.DataConfiguration")
@Import({OpsCommandLogController.class, OpsIntentController.class})
public class CommandConfiguration {

    private static final int LARGEST_BODY = 1_048_576;

    @Bean
    CommandLog commandLog(JdbcClient jdbc, Clock clock, CurrentTrace trace) {
        return new CommandLog(jdbc, clock, trace);
    }

    @Bean
    CommandChain commandChain(JdbcClient jdbc, TransactionTemplate transaction) {
        return new CommandChain(jdbc, transaction);
    }

    @Bean
    Pump commandSealer(CommandChain chain) {
        return new Pump("command-sealer", Duration.ofSeconds(2), chain::seal);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor commandAdvisor(
            ObjectProvider<CommandLog> log,
            ObjectProvider<TransactionTemplate> transaction,
            ObjectProvider<JsonMapper> json) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(new MutatingEndpoints(), (MethodInterceptor) call ->
                new CommandInterceptor(log.getObject(), transaction.getObject(), json.getObject()).invoke(call));
        // Inside the permission check: what is refused is no command.
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return advisor;
    }

    /** Keeps small bodies so that they can be hashed after the controller's arguments were read from them. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> bodyKeeper() {
        OncePerRequestFilter filter = new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                boolean multipart = String.valueOf(request.getContentType()).startsWith("multipart/");
                chain.doFilter(multipart ? request : new ContentCachingRequestWrapper(request, LARGEST_BODY), response);
            }
        };
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 90);
        return registration;
    }

    private static final class MutatingEndpoints extends StaticMethodMatcherPointcut {

        private static final Set<RequestMethod> READING =
                Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

        MutatingEndpoints() {
            setClassFilter(type -> AnnotatedElementUtils.hasAnnotation(type, RestController.class)
                    && type.getSimpleName().matches("(Merchant|Ops|Open).*"));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            return mapping != null && !READING.containsAll(Set.of(mapping.method()));
        }
    }
}
