package io.maotong.sandbox.authority;

import io.maotong.sandbox.UtcTime;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The current behaviour of each authority; survives a restart. */
@Component
public class Behaviours {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Authority, Behaviour> current = new ConcurrentHashMap<>();

    Behaviours(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        jdbc.sql("SELECT authority, settings FROM behaviour").query(row -> {
            Behaviour stored = read(row.getString(2));
            Authority.named(row.getString(1)).ifPresent(authority -> current.put(authority, stored));
        });
    }

    public Behaviour of(Authority authority) {
        return current.getOrDefault(authority, Behaviour.GOOD);
    }

    public void set(Authority authority, Behaviour behaviour) {
        behaviour.faults().refuseIfAny();
        jdbc.sql("INSERT INTO behaviour (authority, settings, updated_at) VALUES (?,?,?)"
                        + " ON DUPLICATE KEY UPDATE settings = VALUES(settings), updated_at = VALUES(updated_at)")
                .params(authority.path(), json.writeValueAsString(behaviour), UtcTime.toRow(clock.instant()))
                .update();
        current.put(authority, behaviour);
    }

    public void reset(Authority authority) {
        jdbc.sql("DELETE FROM behaviour WHERE authority = ?")
                .params(authority.path())
                .update();
        current.remove(authority);
    }

    public Map<String, Behaviour> all() {
        Map<String, Behaviour> all = new TreeMap<>();
        current.forEach((authority, behaviour) -> all.put(authority.path(), behaviour));
        return all;
    }

    private Behaviour read(String settings) {
        return json.readValue(settings, Behaviour.class);
    }
}
