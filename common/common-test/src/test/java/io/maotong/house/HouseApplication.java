package io.maotong.house;

import org.apache.ibatis.annotations.Mapper;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small service, to test what every service has. */
@SpringBootApplication
@MapperScan(basePackageClasses = HouseApplication.class, annotationClass = Mapper.class)
class HouseApplication {}
