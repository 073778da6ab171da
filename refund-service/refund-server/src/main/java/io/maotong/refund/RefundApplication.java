package io.maotong.refund;

import io.maotong.customs.api.CustomsApi;
import io.maotong.forex.api.ForexApi;
import io.maotong.invoice.api.InvoiceApi;
import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** Export tax refund: links declarations, invoices and receipts, checks them, files them and follows the money. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients(clients = {InvoiceApi.class, CustomsApi.class, ForexApi.class})
@MapperScan(basePackageClasses = RefundApplication.class, annotationClass = Mapper.class)
public class RefundApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RefundApplication.class, arguments);
    }
}
