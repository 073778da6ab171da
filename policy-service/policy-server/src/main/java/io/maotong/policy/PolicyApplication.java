package io.maotong.policy;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Government policies and how they fit a company. */
@SpringBootApplication
@MapperScan(basePackageClasses = PolicyApplication.class, annotationClass = Mapper.class)
public class PolicyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PolicyApplication.class, arguments);
    }
}
