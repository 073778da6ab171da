package io.maotong.invoice;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Invoices of both directions: collects and selects what suppliers issued, issues what exports need. */
@SpringBootApplication
@ConfigurationPropertiesScan
@MapperScan(basePackageClasses = InvoiceApplication.class, annotationClass = Mapper.class)
public class InvoiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(InvoiceApplication.class, arguments);
    }
}
