package io.maotong.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.test.RealServers;
import io.maotong.test.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two processes share a service's promises and facts while they are killed one after the other. */
class KilledInstanceTest {

    private static final int PROMISES = 900;
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final String NAME = "t_twin_" + ProcessHandle.current().pid();

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatKilledInstancesLeaveIsFinishedOnceByTheNextOne() throws IOException {
        Schema.create(NAME);
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:mysql://" + RealServers.get("MT_HOST") + ":" + RealServers.get("MT_MYSQL_PORT") + "/" + NAME
                        + "?allowPublicKeyRetrieval=true&sslMode=DISABLED",
                "root",
                RealServers.get("MT_MYSQL_ROOT_PASSWORD")));
        jdbc.sql("CREATE TABLE work_done (reference VARCHAR(40) NOT NULL PRIMARY KEY)")
                .update();
        jdbc.sql(
                        "CREATE TABLE work_heard (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, reference VARCHAR(40) NOT NULL)")
                .update();

        jdbc.sql("CREATE TABLE instance_up (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY)")
                .update();

        Process first = start();
        awaitUp(jdbc, 1);
        Process second = start();
        awaitUp(jdbc, 2);
        promise(jdbc);

        awaitHeard(jdbc, 100);
        long heardBoth = count(jdbc, "work_heard");
        first.destroyForcibly();
        awaitHeard(jdbc, heardBoth + 100);
        second.destroyForcibly();
        await().until(() -> !first.isAlive() && !second.isAlive());
        assertThat(count(jdbc, "work_heard"))
                .as("what was heard when both were dead; if it was everything, this proves nothing")
                .isLessThan(PROMISES);

        start();
        await().atMost(LONG).until(() -> count(jdbc, "intent") == 0 && count(jdbc, "outbox_event") == 0);
        awaitHeard(jdbc, PROMISES);
        assertThat(count(jdbc, "work_done")).isEqualTo(PROMISES);
        assertThat(count(jdbc, "work_heard")).isEqualTo(PROMISES);
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT reference) FROM work_heard")
                        .query(Long.class)
                        .single())
                .isEqualTo(PROMISES);
        assertThat(count(jdbc, "parked_message")).isZero();
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dmaotong.test.schema=" + NAME,
                        "-Dmaotong.messaging.prefix=" + NAME + ".",
                        TwinInstance.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve("instance-" + started.size() + ".log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private void awaitUp(JdbcClient jdbc, int instances) {
        await().atMost(LONG).until(() -> {
            assertThat(started)
                    .as("an instance ended, see its output in %s", folder)
                    .allMatch(Process::isAlive);
            return count(jdbc, "instance_up") == instances;
        });
    }

    private static void awaitHeard(JdbcClient jdbc, long facts) {
        await().atMost(LONG).until(() -> count(jdbc, "work_heard") >= facts);
    }

    /** All at once, as a use case leaves them behind when it commits. */
    private static void promise(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO intent (id, merchant_id, kind, reference, payload, state, attempts, due_at, created_at)
                        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %d)
                        SELECT n, 5, 'twin.work', CONCAT('work-', n), '{}', 'OPEN', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                        FROM numbers
                        """.formatted(PROMISES)).update();
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
