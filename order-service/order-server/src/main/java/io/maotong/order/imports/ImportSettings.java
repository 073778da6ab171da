package io.maotong.order.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxRows of one file
 * @param chunk orders stored in one transaction, 1 to 500
 * @param slice how long a worker reads before it lets others have their turn
 */
@ConfigurationProperties("maotong.order.import")
record ImportSettings(
        @DefaultValue("100000") int maxRows,
        @DefaultValue("100") int chunk,
        @DefaultValue("60s") Duration slice) {

    ImportSettings {
        if (chunk < 1 || chunk > 500) {
            throw new IllegalStateException("maotong.order.import.chunk must be 1 to 500");
        }
    }
}
