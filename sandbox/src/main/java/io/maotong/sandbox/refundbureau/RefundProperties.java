package io.maotong.sandbox.refundbureau;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param step how long a declaration stays in each state, in sandbox time
 * @param linkNo form of a link number; an open question of the current declaration system, so configurable
 * @param months after these months since the export nothing is refunded any more
 * @param mostRows export or purchase rows of one declaration
 */
@ConfigurationProperties("sandbox.refund")
record RefundProperties(
        @DefaultValue("500ms") Duration step,
        @DefaultValue("\\d{17}") String linkNo,
        @DefaultValue("36") int months,
        @DefaultValue("5000") int mostRows) {}
