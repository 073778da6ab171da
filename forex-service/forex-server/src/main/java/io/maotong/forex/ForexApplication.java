package io.maotong.forex;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Collections in foreign currency, their matching with orders, the ledger, rates and settlement into CNY. */
@SpringBootApplication
@ConfigurationPropertiesScan
@MapperScan(basePackageClasses = ForexApplication.class, annotationClass = Mapper.class)
public class ForexApplication {

    public static void main(String[] args) {
        SpringApplication.run(ForexApplication.class, args);
    }
}
