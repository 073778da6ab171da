package io.maotong.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Memory and processor time of the suite's processes while something is measured, from {@code /proc}. */
final class Footprint implements AutoCloseable {

    private static final long PAGE = 4_096;
    private static final long TICK_MILLIS = 10;
    private static final long EVERY_MILLIS = 500;
    private static final int MEGA = 1_048_576;

    private final Map<String, Long> processes;
    private final Map<String, Long> timeBefore = new TreeMap<>();
    private final Map<String, Long> memoryBefore = new TreeMap<>();
    private final Map<String, Long> mostMemory = new ConcurrentHashMap<>();
    private final Thread watch;
    private volatile boolean watching = true;

    Footprint(Map<String, Long> processes) {
        this.processes = new TreeMap<>(processes);
        this.processes.put("bench", ProcessHandle.current().pid());
        this.processes.forEach((name, pid) -> {
            timeBefore.put(name, millis(pid));
            memoryBefore.put(name, memory(pid));
        });
        watch = Thread.ofPlatform().daemon().name("footprint").start(this::watch);
    }

    private void watch() {
        while (watching) {
            processes.forEach((name, pid) -> mostMemory.merge(name, memory(pid), Math::max));
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Processor time since the beginning, divided by so many pieces of work. */
    String time(int pieces) {
        return processes.entrySet().stream()
                .map(process -> "%s %.1f ms"
                        .formatted(
                                process.getKey(),
                                (millis(process.getValue()) - timeBefore.get(process.getKey()))
                                        / (double) Math.max(pieces, 1)))
                .collect(Collectors.joining(", "));
    }

    /** Resident memory of a process: before, at most, now. */
    String memory(String name) {
        Long pid = processes.get(name);
        return pid == null
                ? name + " is not watched"
                : "%s resident %d MB before, %d MB at most, %d MB after"
                        .formatted(
                                name,
                                memoryBefore.get(name) / MEGA,
                                Math.max(mostMemory.getOrDefault(name, 0L), memory(pid)) / MEGA,
                                memory(pid) / MEGA);
    }

    private static long memory(long pid) {
        String text = read(pid, "statm");
        return text.isEmpty() ? 0 : Long.parseLong(text.split(" ")[1]) * PAGE;
    }

    private static long millis(long pid) {
        String text = read(pid, "stat");
        if (text.isEmpty()) {
            return 0;
        }
        // The name in brackets may have blanks in it.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        watching = false;
        watch.interrupt();
    }
}
