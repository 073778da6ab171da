package io.maotong.user.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param codeLife how long a code may be used
 * @param codeTries how many wrong codes are taken before the code is dead
 * @param resendAfter pause between two codes to one number
 * @param freeFailures failed sign-ins of one number or name before it is locked
 * @param freeFailuresOfAddress the same for one network address
 * @param firstLock doubles with every further failure, up to {@code longestLock}
 */
@ConfigurationProperties("maotong.sign-in")
record SignInProperties(
        @DefaultValue("5m") Duration codeLife,
        @DefaultValue("5") int codeTries,
        @DefaultValue("60s") Duration resendAfter,
        @DefaultValue("20") int codesPerMobileADay,
        @DefaultValue("2000") int codesPerAddressADay,
        @DefaultValue("5") int freeFailures,
        @DefaultValue("100") int freeFailuresOfAddress,
        @DefaultValue("1m") Duration firstLock,
        @DefaultValue("1h") Duration longestLock) {}
