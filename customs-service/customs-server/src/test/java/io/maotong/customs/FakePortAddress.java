package io.maotong.customs;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Points the application under test to the fake port, with short waiting times. */
public interface FakePortAddress {

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", () -> FakePort.get().url());
        registry.add("seata.enabled", () -> "false");
        registry.add("customs.resend.backoff", () -> "100ms,200ms");
        registry.add("customs.resend.unknown-wait", () -> "300ms");
        registry.add("customs.watchdog.every", () -> "1s");
        registry.add("customs.manifest.max-rows", () -> "8");
        registry.add("db-scheduler.polling-interval", () -> "200ms");
    }
}
