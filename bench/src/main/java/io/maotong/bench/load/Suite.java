package io.maotong.bench.load;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the running suite is and how much is asked of it, from the environment that the start scripts write.
 *
 * @param invoices where invoices are asked for: the gateway, or invoice-service itself
 * @param warmUp invoices that are issued before anything is measured
 * @param sellers merchants that issue side by side
 * @param invoicesAtOnce requests of the part {@code accept}
 * @param lines of each invoice
 * @param clients of the part {@code sustain}, each one request after the other
 * @param sustainSeconds length of the part {@code sustain}
 * @param queued invoices that are asked for while the platform is away
 * @param outageSeconds over which they are spread; 0 as fast as they are accepted
 * @param peakRate invoices a second of the part {@code peak}
 * @param peakSellers merchants from whom the peak comes
 * @param processes ids of the processes whose memory and time are counted, by name
 */
record Suite(
        String gateway,
        String invoices,
        String sandbox,
        String controlToken,
        String operatorPassword,
        String database,
        String databasePassword,
        String schema,
        int warmUp,
        int sellers,
        int invoicesAtOnce,
        int lines,
        int clients,
        int sustainSeconds,
        int queued,
        int outageSeconds,
        int peakRate,
        int peakSeconds,
        int peakSellers,
        Map<String, Long> processes) {

    static Suite fromEnvironment() {
        String host = required("MT_HOST");
        String gateway = "http://" + host + ":" + required("MT_PORT_GATEWAY");
        boolean direct = System.getenv().getOrDefault("MT_BENCH_DIRECT", "no").equals("yes");
        return new Suite(
                gateway,
                direct ? "http://" + host + ":" + required("MT_PORT_INVOICE") : gateway,
                "http://" + host + ":" + required("MT_PORT_SANDBOX"),
                required("MT_SANDBOX_CONTROL_TOKEN"),
                required("MT_OPS_PASSWORD"),
                "jdbc:mysql://" + host + ":" + required("MT_MYSQL_PORT")
                        + "/?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useLocalSessionState=true"
                        + "&allowPublicKeyRetrieval=true&sslMode=DISABLED",
                required("MT_MYSQL_ROOT_PASSWORD"),
                "mt_invoice",
                number("MT_BENCH_WARM_UP", 300),
                number("MT_BENCH_SELLERS", 20),
                number("MT_BENCH_AT_ONCE", 1_000),
                number("MT_BENCH_LINES", 3),
                number("MT_BENCH_CLIENTS", 16),
                number("MT_BENCH_SUSTAIN_SECONDS", 60),
                number("MT_BENCH_QUEUED", 10_000),
                number("MT_BENCH_OUTAGE_SECONDS", 0),
                number("MT_BENCH_PEAK_RATE", 521),
                number("MT_BENCH_PEAK_SECONDS", 5),
                number("MT_BENCH_PEAK_SELLERS", 2),
                processes(System.getenv().getOrDefault("MT_BENCH_PROCESSES", "")));
    }

    private static Map<String, Long> processes(String text) {
        Map<String, Long> processes = new HashMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
            String[] parts = entry.split("=", 2);
            processes.put(parts[0], Long.valueOf(parts[1]));
        }
        return processes;
    }

    private static int number(String name, int usual) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? usual : Integer.parseInt(value.strip());
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set: run this with deploy/local/bench.sh");
        }
        return value;
    }
}
