package io.maotong.customs;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Customs declaration: documents, batches, manifests, summaries, and the declarations that come back. */
@SpringBootApplication
@EnableConfigurationProperties(CustomsSettings.class)
@MapperScan(basePackageClasses = CustomsApplication.class, annotationClass = Mapper.class)
public class CustomsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CustomsApplication.class, arguments);
    }
}
