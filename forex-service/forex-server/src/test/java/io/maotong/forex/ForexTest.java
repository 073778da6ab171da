package io.maotong.forex;

import io.maotong.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The service with a bank that does what the test says and a clock that can be moved. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest
@Import({ScriptedBank.class, MovableClock.class, Scenario.class})
@TestPropertySource(
        properties = {
            "seata.enabled=false",
            "MT_SANDBOX_URL=http://127.0.0.1:9",
            "maotong.forex.collection.poll=100ms",
            "maotong.forex.rate.poll=200ms",
            "maotong.data.intent-poll=100ms"
        })
public @interface ForexTest {}
