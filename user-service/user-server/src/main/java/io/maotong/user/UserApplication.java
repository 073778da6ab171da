package io.maotong.user;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Identity for everybody, merchants, company registration, notifications. */
@SpringBootApplication
@ConfigurationPropertiesScan
@MapperScan(basePackageClasses = UserApplication.class, annotationClass = Mapper.class)
public class UserApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(UserApplication.class, arguments);
    }
}
