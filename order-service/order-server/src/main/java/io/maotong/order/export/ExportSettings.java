package io.maotong.order.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param direct rows up to which a list may be downloaded at once
 * @param lease after how long without an outcome another worker begins again
 * @param keep how long a written file can be downloaded
 */
@ConfigurationProperties("maotong.order.export")
public record ExportSettings(
        @DefaultValue("5000") int direct,
        @DefaultValue("10m") Duration lease,
        @DefaultValue("7d") Duration keep) {}
