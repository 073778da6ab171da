package io.maotong.data;

import com.baomidou.mybatisplus.annotation.DbType;
import com.baomidou.mybatisplus.core.incrementer.IdentifierGenerator;
import com.baomidou.mybatisplus.extension.plugins.MybatisPlusInterceptor;
import com.baomidou.mybatisplus.extension.plugins.inner.OptimisticLockerInnerInterceptor;
import com.baomidou.mybatisplus.extension.plugins.inner.PaginationInnerInterceptor;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.Intents;
import io.maotong.data.intent.TraceCarrier;
import io.maotong.data.scope.MerchantIsolation;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What every service's database access has in common. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration")
@EnableTransactionManagement
@EnableConfigurationProperties(DataProperties.class)
public class DataConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdentifierGenerator identifierGenerator() {
        return new IdentifierGenerator() {
            @Override
            public Number nextId(Object row) {
                return Ids.next();
            }
        };
    }

    // The order matters: pages must be counted with the merchant line in place.
    @Bean
    MybatisPlusInterceptor mybatisPlusInterceptor(DataProperties properties) {
        MybatisPlusInterceptor interceptor = new MybatisPlusInterceptor();
        interceptor.addInnerInterceptor(new MerchantIsolation(properties.sharedTables()));
        interceptor.addInnerInterceptor(new OptimisticLockerInnerInterceptor());
        interceptor.addInnerInterceptor(new PaginationInnerInterceptor(DbType.MYSQL));
        return interceptor;
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Intents intents(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            JsonMapper json,
            ObjectProvider<TraceCarrier> trace,
            List<IntentHandler> handlers,
            DataProperties properties) {
        return new Intents(
                jdbc,
                transaction,
                clock,
                json,
                trace.getIfAvailable(TraceCarrier::none),
                handlers,
                properties.intentConcurrency(),
                properties.intentPoll());
    }
}
