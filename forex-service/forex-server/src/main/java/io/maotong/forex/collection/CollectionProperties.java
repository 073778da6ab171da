package io.maotong.forex.collection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param poll how often the bank's feed is read while there is nothing new
 * @param pageSize messages fetched at once, at most 100
 * @param longestMessage characters of the largest message that is read
 * @param namespaces camt.054 versions that are read
 * @param unknownAccountFor how long a credit to an account that is not known here is tried again: the account may have
 *     been opened and the bank's answer still be on its way
 * @param directory thresholds of yearly collections, newest rule wins
 */
@ConfigurationProperties("maotong.forex.collection")
record CollectionProperties(
        Duration poll,
        int pageSize,
        int longestMessage,
        Set<String> namespaces,
        Duration unknownAccountFor,
        List<DirectoryRule> directory) {

    CollectionProperties {
        namespaces = Set.copyOf(namespaces);
        directory = List.copyOf(directory);
    }

    /**
     * From when a company must be in the trade foreign-exchange directory 名录.
     *
     * @param warnUsd the authority lists the company from here on
     * @param limitUsd registration is required from here on
     */
    record DirectoryRule(LocalDate from, BigDecimal warnUsd, BigDecimal limitUsd, String source) {}

    Optional<DirectoryRule> directoryOn(LocalDate day) {
        return directory.stream()
                .filter(rule -> !rule.from().isAfter(day))
                .max(Comparator.comparing(DirectoryRule::from));
    }
}
