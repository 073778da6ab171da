package io.maotong.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param service name of this service: its queues begin with it
 * @param prefix put before every exchange and queue, so that tests do not meet
 * @param consumers how many facts one instance handles at a time
 * @param prefetch how many it fetches ahead
 * @param retryDelays waiting times before a failed fact is tried again; when they are used up it is parked
 * @param poll how often an idle relay looks for facts that another instance left behind
 * @param expiring whether the queues vanish when nobody uses them: for tests
 */
@ConfigurationProperties("maotong.messaging")
record MessagingProperties(
        String service,
        @DefaultValue("") String prefix,
        @DefaultValue("3") int consumers,
        @DefaultValue("20") int prefetch,
        @DefaultValue({"1s", "10s", "60s", "10m"}) List<Duration> retryDelays,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("false") boolean expiring) {

    String exchange() {
        return prefix + "maotong.events";
    }

    String inbox() {
        return prefix + service + ".inbox";
    }

    String retryQueue(Duration delay) {
        return prefix + service + ".retry." + delay.toMillis();
    }
}
