package io.maotong.logistics.quote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param validFor how long a quote is shown as valid
 * @param reuseFor how long offers are reused for other parcels of the same way and weight in batches
 */
@ConfigurationProperties("maotong.logistics.quote")
record QuoteSettings(Duration validFor, Duration reuseFor) {}
