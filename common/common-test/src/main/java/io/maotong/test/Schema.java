package io.maotong.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema that exists only as long as the test run. */
public final class Schema {

    private Schema() {}

    /** Creates it anew and drops it when the JVM ends. */
    public static void create(String name) {
        execute("DROP DATABASE IF EXISTS " + name);
        execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> execute("DROP DATABASE IF EXISTS " + name)));
    }

    private static void execute(String sql) {
        String url = "jdbc:mysql://" + RealServers.get("MT_HOST") + ":" + RealServers.get("MT_MYSQL_PORT")
                + "/?allowPublicKeyRetrieval=true&sslMode=DISABLED";
        try (Connection connection =
                        DriverManager.getConnection(url, "root", RealServers.get("MT_MYSQL_ROOT_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
