package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviour;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The append-only feed of notifications. Numbers are given out under the lock of its head row until the commit, so a
 * reader that remembers the last number it saw never misses a message that commits later.
 */
@Component
final class BankFeed {

    static final String REPEAT = "bank.repeat";
    private static final int LARGEST_PAGE = 100;

    private final JdbcTemplate jdbc;
    private final BankAccounts accounts;
    private final Behaviours behaviours;
    private final DueActions dueActions;
    private final Tally tally;
    private final BankProperties properties;
    private final Clock clock;

    record Message(long seq, String type, String xml) {}

    BankFeed(
            JdbcTemplate jdbc,
            BankAccounts accounts,
            Behaviours behaviours,
            DueActions dueActions,
            Tally tally,
            BankProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.dueActions = dueActions;
        this.tally = tally;
        this.properties = properties;
        this.clock = clock;
    }

    List<Message> after(long seq, int limit) {
        return jdbc.query(
                "SELECT seq, xml FROM bank_message WHERE seq > ? ORDER BY seq LIMIT ?",
                (row, n) -> new Message(row.getLong(1), Camt054.TYPE, row.getString(2)),
                seq,
                Math.clamp(limit, 1, LARGEST_PAGE));
    }

    /** Announces new entries, {@code size} per message; some will be announced again later. Runs in a transaction. */
    void announce(List<BankEntry> entries, int size) {
        Behaviour behaviour = behaviours.of(Authority.BANK);
        List<BankEntry> sent = new ArrayList<>(
                entries.stream().filter(entry -> !behaviour.loses()).toList());
        tally.add(Authority.BANK, "notifications lost", entries.size() - sent.size());
        if (behaviour.shuffle()) {
            Collections.shuffle(sent, ThreadLocalRandom.current());
        }
        append(sent, size);
        List<Planned> repeats = sent.stream()
                .filter(entry -> behaviour.duplicates() || repeatsAnyway())
                .map(entry -> new Planned(REPEAT, String.valueOf(entry.id()), null, properties.repeatDelay()))
                .toList();
        dueActions.schedule(repeats);
    }

    private boolean repeatsAnyway() {
        return ThreadLocalRandom.current().nextInt(1_000) < properties.repeatPerMille();
    }

    /** Puts entries that were announced before into later messages. */
    void repeat(Collection<Long> entryIds, int size) {
        List<BankEntry> entries = BankEntries.byIds(jdbc, entryIds);
        tally.add(Authority.BANK, "credits repeated", entries.size());
        append(entries, size);
    }

    private void append(List<BankEntry> entries, int size) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, BankAccount> owners =
                accounts.byNumbers(entries.stream().map(BankEntry::accountNo).toList());
        Instant now = clock.instant();
        String day = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE).toString().replace("-", "");
        long seq = jdbc.queryForObject("SELECT last_seq FROM bank_feed_head WHERE id = 1 FOR UPDATE", Long.class);
        List<Object[]> messages = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += size) {
            seq++;
            String messageId = "NTF" + day + String.format("%012d", seq);
            List<BankEntry> page = entries.subList(from, Math.min(entries.size(), from + size));
            messages.add(new Object[] {
                seq, messageId, Camt054.write(properties, messageId, now, page, owners), UtcTime.toRow(now)
            });
        }
        jdbc.batchUpdate("INSERT INTO bank_message (seq, message_id, xml, created_at) VALUES (?,?,?,?)", messages);
        jdbc.update("UPDATE bank_feed_head SET last_seq = ? WHERE id = 1", seq);
        tally.add(Authority.BANK, "messages", messages.size());
    }
}
