package io.maotong.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The real servers of the test instance and throw-away schemas on them. */
public final class TestServers {

    private static final Map<String, String> ENV = read();

    private TestServers() {}

    /** The project's root folder. */
    public static Path root() {
        String told = System.getProperty("maotong.root");
        Path folder = Path.of(told == null ? "" : told).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the project's root folder was not found");
        }
        return folder;
    }

    private static Map<String, String> read() {
        Path file = root().resolve(".run/test/env");
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    values.put(
                            line.substring(0, equals).replaceFirst("^export ", ""),
                            line.substring(equals + 1).replaceAll("^['\"]|['\"]$", ""));
                }
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("the test servers are not prepared: start the instance \"test\"", missing);
        }
        return values;
    }

    public static String env(String name) {
        String value = ENV.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not in the environment of the test servers");
        }
        return value;
    }

    static String url(String schema) {
        return "jdbc:mysql://" + env("MT_HOST") + ":" + env("MT_MYSQL_PORT") + "/" + schema;
    }

    static String createSchema() {
        String schema = "mt_sandbox_" + UUID.randomUUID().toString().substring(0, 8);
        execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        return schema;
    }

    static void dropSchema(String schema) {
        execute("DROP DATABASE IF EXISTS " + schema);
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        url("") + "?allowPublicKeyRetrieval=true", "root", env("MT_MYSQL_ROOT_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
