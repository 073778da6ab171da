package io.maotong.data.platform;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Listens to every service; answers with the figures of the whole chain and with search. */
@SpringBootApplication
@ConfigurationPropertiesScan
@MapperScan(basePackageClasses = DataPlatformApplication.class, annotationClass = Mapper.class)
public class DataPlatformApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DataPlatformApplication.class, arguments);
    }
}
