package io.maotong.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what a figure was measured; without it a figure says nothing. */
final class Machine {

    private Machine() {}

    static String describe() {
        return "%d processors of %s, %s of memory, load %s before; Java %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        line("/proc/cpuinfo", "model name"),
                        line("/proc/meminfo", "MemTotal"),
                        first("/proc/loadavg"),
                        Runtime.version(),
                        ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    private static String line(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String first(String file) {
        try {
            String text = Files.readString(Path.of(file));
            return text.substring(0, text.indexOf(' '));
        } catch (IOException e) {
            return "unknown";
        }
    }
}
