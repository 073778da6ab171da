package io.maotong.user.registration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll pause between two questions about a pending application
 * @param names word lists of the name rules
 * @param expectedDays usual days until a result, as shown to merchants
 */
@ConfigurationProperties("maotong.registration")
record RegistrationProperties(@DefaultValue("30s") Duration poll, NameWords names, ExpectedDays expectedDays) {

    record ExpectedDays(int review, int customs, int portCard, int dxpId) {}
}
