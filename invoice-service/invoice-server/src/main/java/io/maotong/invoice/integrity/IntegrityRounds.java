package io.maotong.invoice.integrity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.data.scope.MerchantScope;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks over all sealed rows, some at a time, and begins again at the end: rows, findings and position of a page are one
 * transaction, so that an instance that dies loses nothing and skips nothing.
 */
@Service
public class IntegrityRounds {

    private static final Logger log = LoggerFactory.getLogger(IntegrityRounds.class);

    private final JdbcClient jdbc;
    private final IntegrityFindings findings;
    private final IntegritySettings settings;
    private final Clock clock;

    IntegrityRounds(JdbcClient jdbc, IntegrityFindings findings, IntegritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Checks the next page. @return false if the round has come to its end; the next call begins another */
    @Transactional
    public boolean page(SealedRows rows) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO integrity_round (kind, after_id, checked, found, began_at, in_round, last_round)
                        VALUES (?, 0, 0, 0, ?, 0, 0) ON DUPLICATE KEY UPDATE kind = kind
                        """).params(rows.kind(), now).update();
        long after = jdbc.sql("SELECT after_id FROM integrity_round WHERE kind = ? FOR UPDATE")
                .param(rows.kind())
                .query(Long.class)
                .single();
        SealedRows.Page page =
                MerchantScope.everywhere("a round over all sealed rows", () -> rows.check(after, settings.page()));
        findings.raise(page.flaws());
        findings.settle(rows.kind(), page.sound());
        if (page.last() == null) {
            jdbc.sql("""
                            UPDATE integrity_round SET after_id = 0, last_round = in_round, in_round = 0, ended_at = ?, began_at = ?
                            WHERE kind = ?
                            """).params(now, now, rows.kind()).update();
            return false;
        }
        int seen = page.sound().size() + page.flaws().size();
        jdbc.sql("""
                        UPDATE integrity_round SET after_id = ?, checked = checked + ?, in_round = in_round + ?, found = found + ?
                        WHERE kind = ?
                        """)
                .params(page.last(), seen, seen, page.flaws().size(), rows.kind())
                .update();
        return true;
    }

    /** Again and again, once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> checkSealedRows(
                IntegrityRounds rounds, ObjectProvider<SealedRows> kinds, IntegritySettings settings) {
            return Tasks.recurring("invoice-integrity", FixedDelay.of(settings.every()))
                    .execute((instance, context) ->
                            kinds.orderedStream().toList().forEach(rows -> turn(rounds, rows, settings.pages())));
        }

        private static void turn(IntegrityRounds rounds, SealedRows rows, int pages) {
            try {
                boolean more = true;
                for (int page = 0; more && page < pages; page++) {
                    more = rounds.page(rows);
                }
            } catch (RuntimeException e) {
                log.warn("the round over {} goes on in the next turn", rows.kind(), e);
            }
        }
    }
}
