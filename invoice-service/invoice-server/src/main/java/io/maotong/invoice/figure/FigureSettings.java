package io.maotong.invoice.figure;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is promised, as shares of one.
 *
 * @param days that the figures are computed over
 * @param cron when they are compared with the promise, in China
 */
@ConfigurationProperties("maotong.invoice.figures")
record FigureSettings(BigDecimal success, BigDecimal accuracy, BigDecimal completeness, int days, String cron) {}
