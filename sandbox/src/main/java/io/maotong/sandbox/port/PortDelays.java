package io.maotong.sandbox.port;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each station of a document takes, before the pace is applied. The defaults bring a list from arrival to its
 * end in about three seconds.
 *
 * @param matchTimeout after which a list whose order, receipt or waybill is missing is returned
 */
@ConfigurationProperties("sandbox.port")
record PortDelays(
        @DefaultValue("150ms") Duration received,
        @DefaultValue("350ms") Duration sent,
        @DefaultValue("500ms") Duration matched,
        @DefaultValue("600ms") Duration approved,
        @DefaultValue("500ms") Duration released,
        @DefaultValue("500ms") Duration closed,
        @DefaultValue("1500ms") Duration inspection,
        @DefaultValue("500ms") Duration decided,
        @DefaultValue("400ms") Duration result,
        @DefaultValue("10m") Duration matchTimeout) {}
