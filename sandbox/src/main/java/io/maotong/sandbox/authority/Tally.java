package io.maotong.sandbox.authority;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened how often, per authority. Written behind: a kill loses at most a second of counts. */
@Component
public class Tally {

    private static final Logger log = LoggerFactory.getLogger(Tally.class);

    private final JdbcTemplate jdbc;
    private final Map<Key, LongAdder> pending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tally").factory());

    private record Key(Authority authority, String what) {}

    Tally(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    public void add(Authority authority, String what) {
        add(authority, what, 1);
    }

    public void add(Authority authority, String what, long n) {
        if (n > 0) {
            pending.computeIfAbsent(new Key(authority, what), k -> new LongAdder())
                    .add(n);
        }
    }

    /** Counts by authority, then by what was counted. */
    public Map<String, Map<String, Long>> all() {
        write();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        jdbc.query("SELECT authority, what, n FROM tally", row -> {
            counts.computeIfAbsent(row.getString(1), a -> new TreeMap<>()).put(row.getString(2), row.getLong(3));
        });
        return counts;
    }

    private synchronized void write() {
        List<Object[]> rows = new ArrayList<>();
        pending.forEach((key, adder) -> {
            long n = adder.sumThenReset();
            if (n > 0) {
                rows.add(new Object[] {key.authority().path(), key.what(), n});
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        try {
            jdbc.batchUpdate(
                    "INSERT INTO tally (authority, what, n) VALUES (?,?,?) ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                    rows);
        } catch (RuntimeException failure) {
            log.warn("counts were not written, kept for the next try: {}", failure.getMessage());
            for (Object[] row : rows) {
                add(Authority.named((String) row[0]).orElseThrow(), (String) row[1], (long) row[2]);
            }
        }
    }

    @PreDestroy
    void close() {
        writer.shutdown();
        write();
    }
}
