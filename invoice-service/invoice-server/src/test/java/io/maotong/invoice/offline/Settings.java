package io.maotong.invoice.offline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The settings as they are delivered. */
final class Settings {

    private Settings() {}

    static OfflineProperties usual() {
        return new OfflineProperties(
                20,
                10,
                new BigDecimal("0.5"),
                3,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofHours(48),
                List.of(12, 24, 36, 44),
                new BigDecimal("5"),
                10,
                Duration.ofMillis(200),
                1,
                Duration.ofMinutes(10),
                Duration.ofMinutes(5));
    }
}
