package io.maotong.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * A test of one service on the real MySQL, RabbitMQ and Redis, with a schema and queues of its own. The configuration is
 * the one in {@code deploy/nacos}; only discovery is off. Call the API with MockMvc as one of {@link Callers}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
public @interface ServiceTest {}
