package io.maotong.logistics;

import io.maotong.user.api.UserApi;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Starts logistics-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients(clients = UserApi.class)
@MapperScan(basePackageClasses = LogisticsApplication.class, annotationClass = Mapper.class)
public class LogisticsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(LogisticsApplication.class, arguments);
    }
}
