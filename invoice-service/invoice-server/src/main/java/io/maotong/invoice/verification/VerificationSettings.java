package io.maotong.invoice.verification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param cache how long an answer is good
 * @param dailyLimit questions about one invoice on one day
 * @param yearsBack how far back the bureau answers
 * @param settling how long after the day of issue "nothing found" means "not yet"
 * @param backoff waits between questions for what is not found yet; the last one repeats
 * @param amounts which amount is asked, by kind (fplx); other kinds cannot be verified
 * @param checkCodes kinds that are asked by the last six digits of their check code
 */
@ConfigurationProperties("maotong.invoice.verification")
record VerificationSettings(
        Duration cache,
        int dailyLimit,
        int yearsBack,
        Duration settling,
        List<Duration> backoff,
        Map<String, AskedAmount> amounts,
        Set<String> checkCodes) {

    /** The amount that the bureau compares. */
    enum AskedAmount {
        /** Including tax. */
        TOTAL,
        /** Excluding tax. */
        NET,
        NONE
    }
}
