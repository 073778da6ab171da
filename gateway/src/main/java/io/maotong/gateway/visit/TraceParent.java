package io.maotong.gateway.visit;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a request in a trace. Source: W3C Trace Context, {@code traceparent}.
 *
 * @param traceId 32 hex digits
 * @param header what the services receive
 */
record TraceParent(String traceId, String header) {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String OLDEST_VERSION = "00";

    /** Continues the caller's trace if there is exactly one that is well formed; begins a new one otherwise. */
    static TraceParent continued(List<String> received) {
        if (received != null && received.size() == 1) {
            String header = received.getFirst();
            Matcher matcher = FORM.matcher(header);
            if (matcher.matches() && !(header.startsWith(OLDEST_VERSION) && matcher.group(2) != null)) {
                return new TraceParent(matcher.group(1), header);
            }
        }
        return begun();
    }

    private static TraceParent begun() {
        String traceId = hex(nonZero()) + hex(ThreadLocalRandom.current().nextLong());
        return new TraceParent(traceId, "00-" + traceId + "-" + hex(nonZero()) + "-01");
    }

    private static long nonZero() {
        return ThreadLocalRandom.current().nextLong() | 1;
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
