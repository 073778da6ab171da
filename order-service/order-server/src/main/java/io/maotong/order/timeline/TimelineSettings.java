package io.maotong.order.timeline;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param channels LIVE or SANDBOX, by source: how the other services reach the authority behind it
 * @param streams how many readers one instance follows timelines for
 * @param stream how long one of them is served before it has to ask again
 * @param look how often the timeline is looked at for a reader
 */
@ConfigurationProperties("maotong.order.timeline")
public record TimelineSettings(
        Map<Source, String> channels,
        @DefaultValue("200") int streams,
        @DefaultValue("60s") Duration stream,
        @DefaultValue("1s") Duration look) {

    public TimelineSettings {
        channels = channels == null ? Map.of() : Map.copyOf(channels);
    }

    /** The channel of news from a source, or null for our own. */
    public String channelOf(Source source) {
        return channels.get(source);
    }
}
