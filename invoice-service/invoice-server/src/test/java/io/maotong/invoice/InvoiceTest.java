package io.maotong.invoice;

import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.red.KnownLines;
import io.maotong.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** A test of the whole service with a platform that fails where it is told to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest
@Import({
    ScriptedPlatform.Installation.class,
    ScriptedBureau.Installation.class,
    ScriptedRedPlatform.Installation.class,
    InvoiceFixture.class,
    Published.class,
    RecordedMoves.class,
    TestGate.class,
    Unguarded.class,
    KnownLines.class,
    IssuedInvoices.class
})
@ContextConfiguration(initializers = MailServer.class)
@TestPropertySource(
        properties = {
            "MT_SEATA_ENABLED=false",
            // Only what a test starts is collected.
            "MT_INVOICE_SYNC=false",
            "maotong.invoice.sync.spread=0s",
            "maotong.invoice.platform.processing-wait=50ms",
            "maotong.invoice.issue.undecided-tries=3",
            "maotong.invoice.red.poll-every=100ms",
            "maotong.invoice.red.page-size=2",
            "maotong.invoice.delivery.webhook.loopback=true",
            // What is converted or checked is what a test says.
            "maotong.invoice.conversion.settle=0s",
            "maotong.invoice.conversion.every=1h",
            "maotong.invoice.integrity.every=1h"
        })
public @interface InvoiceTest {}
