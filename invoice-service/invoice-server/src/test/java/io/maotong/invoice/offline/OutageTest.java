package io.maotong.invoice.offline;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.Published;
import io.maotong.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of the whole service and the real sandbox, with a clock that is put forward. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest
@Import({InvoiceFixture.class, Published.class, ShiftedClock.Installation.class, HeardOutages.class})
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "maotong.authority.tax.read-timeout=1s",
            "maotong.invoice.platform.processing-wait=100ms",
            "maotong.invoice.issue.undecided-tries=30",
            "maotong.invoice.offline.round=50ms",
            "maotong.invoice.offline.drain-per-second=50",
            "maotong.invoice.offline.drain-jitter=20ms"
        })
@interface OutageTest {}
