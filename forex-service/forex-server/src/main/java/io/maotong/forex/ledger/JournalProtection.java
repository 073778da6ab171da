package io.maotong.forex.ledger;

import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the database itself refuse to change or remove journal rows. Not a migration: with binary logging on, MySQL lets
 * an ordinary account make triggers only if the server trusts it ({@code log_bin_trust_function_creators}), and the
 * suite must start without.
 */
@Component
final class JournalProtection implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(JournalProtection.class);

    private final JdbcClient jdbc;

    JournalProtection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String table : List.of("journal_entry", "posting")) {
            for (String action : List.of("UPDATE", "DELETE")) {
                protect(table, action);
            }
        }
    }

    private void protect(String table, String action) {
        String name = "tr_" + table + "_no_" + action.toLowerCase(Locale.ROOT);
        try {
            jdbc.sql("CREATE TRIGGER IF NOT EXISTS " + name + " BEFORE " + action + " ON " + table
                            + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'journal rows are immutable'")
                    .update();
        } catch (DataAccessException e) {
            log.error(
                    "the journal is not protected by the database: set log_bin_trust_function_creators = 1 on the"
                            + " server and restart this service",
                    e);
        }
    }
}
