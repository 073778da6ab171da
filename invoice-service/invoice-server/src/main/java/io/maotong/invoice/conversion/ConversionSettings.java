package io.maotong.invoice.conversion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rows of before are converted.
 *
 * @param every pause between two turns
 * @param turn how long one goes on
 * @param batch rows of one transaction
 * @param settle how long after its beginning a conversion may end: an instance of the older version may write rows until it is gone
 */
@ConfigurationProperties("maotong.invoice.conversion")
record ConversionSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("20s") Duration turn,
        @DefaultValue("200") int batch,
        @DefaultValue("30m") Duration settle) {}
