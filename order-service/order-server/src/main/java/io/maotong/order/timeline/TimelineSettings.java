package io.maotong.order.timeline;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param channels LIVE or SANDBOX, by source: how the other services reach the authority behind it */
@ConfigurationProperties("maotong.order.timeline")
public record TimelineSettings(Map<Source, String> channels) {

    public TimelineSettings {
        channels = channels == null ? Map.of() : Map.copyOf(channels);
    }

    /** The channel of news from a source, or null for our own. */
    public String channelOf(Source source) {
        return channels.get(source);
    }
}
