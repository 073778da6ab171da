package io.maotong.invoice.rule;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the rules; the file in {@code deploy/nacos} says where each figure comes from.
 *
 * @param lengths how each channel (LIVE, SANDBOX, MANUAL) counts; CHARACTERS if it is not named
 * @param blueRemark longest remark of a blue invoice
 * @param redRemark longest remark of a red one, before the platform's own prefix
 * @param priceDigits significant digits of a price
 * @param mostLines lines of one invoice
 * @param specialElements tdys that can be issued here
 */
@ConfigurationProperties("maotong.invoice.rules")
public record RuleProperties(
        Map<String, LengthPolicy> lengths,
        int blueRemark,
        int redRemark,
        int priceDigits,
        int mostLines,
        @DefaultValue Set<String> specialElements) {

    public RuleProperties {
        lengths = lengths == null ? Map.of() : Map.copyOf(lengths);
        specialElements = Set.copyOf(specialElements);
    }

    public LengthPolicy lengthsOf(String channel) {
        return lengths.getOrDefault(channel, LengthPolicy.CHARACTERS);
    }
}
