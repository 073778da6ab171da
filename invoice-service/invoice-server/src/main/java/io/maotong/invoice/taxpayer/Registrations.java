package io.maotong.invoice.taxpayer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.source.Sources;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the bureau says of merchants, and has it asked again before it is old. */
@Service
class Registrations {

    private static final int AT_ONCE = 1_000;

    /** @param every age at which it is asked again @param look pause between two looks for what is old */
    @ConfigurationProperties("maotong.invoice.tax-registration")
    record Settings(
            @DefaultValue("24h") Duration every,
            @DefaultValue("10m") Duration look) {}

    /** What the intent carries. */
    record Check(String taxNo, String name) {}

    private record Old(long id, long merchantId, String taxNo, String ourName) {}

    private final Sources sources;
    private final Intents intents;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Clock clock;

    Registrations(
            Sources sources,
            Intents intents,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.sources = sources;
        this.intents = intents;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Promises to ask the bureau about the current merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    void check() {
        Sources.Taxpayer taxpayer = sources.taxpayer();
        intents.add(RegistrationIntent.KIND, taxpayer.taxNo(), new Check(taxpayer.taxNo(), taxpayer.name()));
    }

    /** @throws NotFoundException as long as nobody asked */
    Registration get() {
        Sources.Taxpayer taxpayer = sources.taxpayer();
        return jdbc.sql("SELECT * FROM tax_registration WHERE merchant_id = ? AND tax_no = ?")
                .params(MerchantScope.merchantId(), taxpayer.taxNo())
                .query(Registrations::read)
                .optional()
                .orElseThrow(() -> new NotFoundException("tax registration", taxpayer.taxNo()));
    }

    /** What was heard last wins. */
    void keep(Registration heard) {
        jdbc.sql("""
                        INSERT INTO tax_registration (id, merchant_id, tax_no, our_name, known, name, kind, state, office,
                          region, risk_level, risk_reason, blocked, rates, channel, checked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE our_name = VALUES(our_name), known = VALUES(known), name = VALUES(name),
                          kind = VALUES(kind), state = VALUES(state), office = VALUES(office), region = VALUES(region),
                          risk_level = VALUES(risk_level), risk_reason = VALUES(risk_reason), blocked = VALUES(blocked),
                          rates = VALUES(rates), channel = VALUES(channel), checked_at = VALUES(checked_at)
                        """)
                .params(Arrays.asList(
                        Ids.next(),
                        MerchantScope.merchantId(),
                        heard.taxNo(),
                        heard.ourName(),
                        heard.known(),
                        heard.name(),
                        heard.kind(),
                        heard.state(),
                        heard.office(),
                        heard.region(),
                        heard.riskLevel(),
                        heard.riskReason(),
                        heard.blocked(),
                        heard.rates().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",")),
                        heard.channel(),
                        Timestamp.from(heard.checkedAt())))
                .update();
    }

    /** Promises to ask again about everybody of whom was heard long ago. @return how many */
    int checkOld() {
        Timestamp now = Timestamp.from(clock.instant());
        List<Old> old = jdbc.sql("""
                        SELECT id, merchant_id, tax_no, our_name FROM tax_registration WHERE checked_at <= ?
                        ORDER BY checked_at LIMIT ?
                        """)
                .params(Timestamp.from(clock.instant().minus(settings.every())), AT_ONCE)
                .query(Old.class)
                .list();
        for (Old one : old) {
            transaction.executeWithoutResult(status -> {
                // Not again before this one had its chance.
                jdbc.sql("UPDATE tax_registration SET checked_at = ? WHERE id = ?")
                        .params(now, one.id())
                        .update();
                intents.add(
                        one.merchantId(),
                        RegistrationIntent.KIND,
                        one.taxNo(),
                        new Check(one.taxNo(), one.ourName()),
                        Duration.ZERO);
            });
        }
        return old.size();
    }

    private static Registration read(ResultSet row, int number) throws SQLException {
        String rates = row.getString("rates");
        return new Registration(
                row.getString("tax_no"),
                row.getString("our_name"),
                row.getBoolean("known"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("office"),
                row.getString("region"),
                row.getString("risk_level"),
                row.getString("risk_reason"),
                row.getBoolean("blocked"),
                rates.isEmpty()
                        ? List.of()
                        : Arrays.stream(rates.split(",")).map(BigDecimal::new).toList(),
                row.getString("channel"),
                row.getTimestamp("checked_at").toInstant());
    }

    /** Once over all instances. */
    @Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> checkTaxRegistrations(Registrations registrations, Settings settings) {
            return Tasks.recurring("check-tax-registrations", FixedDelay.of(settings.look()))
                    .execute((instance, context) -> registrations.checkOld());
        }
    }
}
