package io.maotong.customs;

import io.maotong.customs.signing.FakeSigner;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Points the application under test to the fake port, with short waiting times. */
public interface FakePortAddress {

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", () -> FakePort.get().url());
        registry.add("maotong.authority.signer.base-url", () -> FakeSigner.get().url());
        registry.add("maotong.authority.signer.read-timeout", () -> "60s");
        registry.add("seata.enabled", () -> "false");
        registry.add("customs.resend.backoff", () -> "100ms,200ms");
        registry.add("customs.resend.unknown-wait", () -> "300ms");
        registry.add("customs.watchdog.every", () -> "1s");
        registry.add("customs.manifest.max-rows", () -> "8");
        // Tests decide themselves when a month is over.
        registry.add("customs.summary.monthly-from-day", () -> "32");
        registry.add("db-scheduler.polling-interval", () -> "200ms");
    }
}
