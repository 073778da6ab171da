package io.maotong.web.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param working requests that are worked on at a time; more than the database has connections, so that none of those is idle
 * @param waiting further requests that wait for one of these places
 * @param patience how long one waits; with the work behind it less than the gateway waits for an answer
 */
@ConfigurationProperties("maotong.web.gate")
record GateProperties(
        @DefaultValue("24") int working,
        @DefaultValue("600") int waiting,
        @DefaultValue("10s") Duration patience) {}
