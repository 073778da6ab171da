package io.maotong.gateway.front;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.web.util.UriUtils;

/**
 * Paths that can be read in one way only. A path that a service might read differently from the gateway (dot segments,
 * doubled slashes, matrix parameters, encoded separators, double encoding) is treated as one that does not exist: no
 * client of ours needs it, and it is how internal addresses are reached through a proxy.
 */
final class PlainPath {

    private static final String HEALTH = "/actuator/health";

    private PlainPath() {}

    /** Whether the path, as it came over the wire, is unambiguous and not one of the internal ones. */
    static boolean isOpen(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/' || raw.contains("//") || hasControl(raw)) {
            return false;
        }
        String path;
        try {
            path = UriUtils.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return false;
        }
        // an encoded slash shows as one more separator, double encoding as a percent sign that is still there
        if (separators(path) != separators(raw) || hasControl(path) || path.indexOf('%') >= 0) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return !isInternal(path.toLowerCase(Locale.ROOT));
    }

    private static boolean isInternal(String path) {
        return isUnder(path, "/internal") || isUnder(path, "/actuator") && !isUnder(path, HEALTH);
    }

    private static boolean isUnder(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private static boolean hasControl(String path) {
        return path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == ';' || c == '\\' || c == 0xfffd);
    }

    private static long separators(String path) {
        return path.chars().filter(c -> c == '/').count();
    }
}
