package io.maotong.forex.rate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param poll how often the bank's board is fetched
 * @param maxAge older rates are not quoted from
 * @param maxDeviationPercent a board that is farther from the one before, or bid and ask farther from the middle, is
 *     refused
 * @param comparableFor a board before that is older than this is no measure any more
 * @param tradingFrom from here to {@code tradingTo} on working days the board itself must be young, not only fetched
 */
@ConfigurationProperties("maotong.forex.rate")
record RateProperties(
        Duration poll,
        Duration maxAge,
        BigDecimal maxDeviationPercent,
        Duration comparableFor,
        LocalTime tradingFrom,
        LocalTime tradingTo) {}
