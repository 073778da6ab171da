package io.maotong.invoice.sync;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param scheduled whether anything is collected by itself
 * @param dailyAt time of day in China
 * @param newsCron when news are collected, by second, minute, hour, day, month, weekday in China
 * @param spread over which the merchants of one round are spread
 * @param overlapDays days before the last covered one that a daily run asks for again
 * @param backfillMonths months before the present one that the first daily run of a merchant asks for
 * @param longestRun days that a person may ask for at once
 * @param batchSize records stored in one transaction
 * @param turn time after which a worker lets go of a run
 * @param largestFile bytes that a file of a package may unpack to
 * @param tries failures in a row after which a run fails; the next one goes on where it stopped
 */
@ConfigurationProperties("maotong.invoice.sync")
public record SyncSettings(
        boolean scheduled,
        LocalTime dailyAt,
        String newsCron,
        Duration spread,
        int overlapDays,
        int backfillMonths,
        int longestRun,
        int batchSize,
        Duration turn,
        long largestFile,
        int tries) {}
