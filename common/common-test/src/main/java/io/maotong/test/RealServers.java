package io.maotong.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The servers that {@code make test} starts: their ports and secrets, from {@code .run/test/env}. */
public final class RealServers {

    private static final Map<String, String> SETTINGS = read(root().resolve(".run/test/env"));

    private RealServers() {}

    public static String get(String name) {
        String value = SETTINGS.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    name + " is not in .run/test/env: start the servers with `make servers-up MT_INSTANCE=test`");
        }
        return value;
    }

    public static Map<String, String> all() {
        return Map.copyOf(SETTINGS);
    }

    /** The folder of the whole project. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("deploy"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests must run inside of the project's folder");
        }
        return folder;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> settings = new HashMap<>();
        if (!Files.exists(file)) {
            return settings;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    settings.put(
                            line.substring(0, equals).trim(),
                            unquoted(line.substring(equals + 1).trim()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
