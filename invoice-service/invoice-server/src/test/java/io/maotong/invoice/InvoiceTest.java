package io.maotong.invoice;

import io.maotong.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of the whole service with a platform that fails where it is told to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest
@Import({ScriptedPlatform.Installation.class, InvoiceFixture.class, Published.class})
@TestPropertySource(
        properties = {
            "MT_SEATA_ENABLED=false",
            "maotong.invoice.platform.processing-wait=50ms",
            "maotong.invoice.issue.undecided-tries=3"
        })
public @interface InvoiceTest {}
