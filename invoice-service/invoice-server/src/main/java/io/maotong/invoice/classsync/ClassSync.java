package io.maotong.invoice.classsync;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReferencePlatform;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.Classifications;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the pages of changed classifications and merges each in one transaction with the stamp behind it. A run that is cut
 * off goes on where it was; a page that comes twice changes nothing.
 */
@Service
class ClassSync {

    static final String CURSOR = "tax-class";

    private static final Logger log = LoggerFactory.getLogger(ClassSync.class);
    private static final String SOURCE = "税务平台下发 CXSSFLBM";
    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);
    private static final int GROUPS = 9;
    private static final int LONGEST_REASON = 300;

    /** @param every pause between two readings @param pages read at most in one, so that it ends some day */
    @ConfigurationProperties("maotong.invoice.class-sync")
    record Settings(
            @DefaultValue("6h") Duration every,
            @DefaultValue("200") int pages) {}

    /** Where the reading stands. @param reason why the last one ended early; null if it did not */
    record Position(String position, int changed, String reason, Instant updatedAt) {}

    private final ReferencePlatform platform;
    private final Classifications classifications;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Clock clock;

    ClassSync(
            ReferencePlatform platform,
            Classifications classifications,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.platform = platform;
        this.classifications = classifications;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads until nothing more changed, or until the platform does not answer. @return versions that are new here */
    int read() {
        int changed = 0;
        for (int page = 0; page < settings.pages(); page++) {
            String stamp = position().position();
            switch (platform.classesChangedAfter(stamp)) {
                case PlatformAnswer.Answered<ReferencePlatform.ClassPage> answered -> {
                    changed += transaction.execute(status -> keep(stamp, answered.value()));
                    if (!answered.value().more()) {
                        return changed;
                    }
                }
                case PlatformAnswer<ReferencePlatform.ClassPage> other -> {
                    // The next reading begins at this stamp again.
                    ended(stamp, other.toString());
                    return changed;
                }
            }
        }
        return changed;
    }

    Position position() {
        return jdbc.sql("SELECT position, changed, reason, updated_at FROM platform_cursor WHERE name = ?")
                .param(CURSOR)
                .query((row, n) -> new Position(
                        row.getString(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .optional()
                .orElseGet(() -> new Position("", 0, null, clock.instant()));
    }

    private int keep(String stamp, ReferencePlatform.ClassPage page) {
        LocalDate today = BusinessTime.today(clock);
        Map<String, Classification> known = classifications.find(
                page.classes().stream()
                        .map(ReferencePlatform.PublishedClass::code)
                        .toList(),
                today);
        List<Classification> published = page.classes().stream()
                .map(one -> version(one, known.get(one.code())))
                .toList();
        Classifications.Merged merged = classifications.merge(published);
        merged.rejected()
                .forEach(violation -> log.warn("the platform's classification is not taken in: {}", violation));
        String reason = merged.rejected().isEmpty()
                ? null
                : shortened(merged.rejected().size() + " refused behind " + stamp + ": "
                        + merged.rejected().getFirst());
        move(page.stamp(), merged.inserted() + merged.changed(), reason);
        return merged.inserted() + merged.changed();
    }

    /** What the platform does not publish, words to search by, stays as it is here. */
    private static Classification version(ReferencePlatform.PublishedClass one, Classification known) {
        return new Classification(
                one.code(),
                one.name(),
                one.shortName(),
                known == null ? level(one.code()) : known.level(),
                one.leaf(),
                one.rates().stream().sorted().toList(),
                one.preferences().stream().sorted().toList(),
                one.special(),
                known == null ? "" : known.keywords(),
                one.validFrom(),
                OPEN.equals(one.validTo()) ? null : one.validTo(),
                SOURCE);
    }

    /** One digit for the class, then two for each level; zeros below the last. */
    static int level(String code) {
        int level = 1;
        for (int group = 0; group < GROUPS; group++) {
            if (!code.startsWith("00", 1 + 2 * group)) {
                level = group + 2;
            }
        }
        return level;
    }

    private void move(String stamp, int changed, String reason) {
        jdbc.sql("""
                        INSERT INTO platform_cursor (name, position, changed, reason, updated_at) VALUES (?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE position = VALUES(position), changed = changed + VALUES(changed),
                          reason = VALUES(reason), updated_at = VALUES(updated_at)
                        """)
                .params(Arrays.asList(CURSOR, stamp, changed, reason, Timestamp.from(clock.instant())))
                .update();
    }

    private void ended(String stamp, String reason) {
        log.warn("the reading of classifications ends at {}: {}", stamp, reason);
        jdbc.sql("""
                        INSERT INTO platform_cursor (name, position, changed, reason, updated_at) VALUES (?, ?, 0, ?, ?)
                        ON DUPLICATE KEY UPDATE reason = VALUES(reason), updated_at = VALUES(updated_at)
                        """)
                .params(CURSOR, stamp, shortened(reason), Timestamp.from(clock.instant()))
                .update();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    /** Again and again, once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> readTaxClasses(ClassSync sync, Settings settings) {
            return Tasks.recurring("read-tax-classes", FixedDelay.of(settings.every()))
                    .execute((instance, context) -> sync.read());
        }
    }
}
