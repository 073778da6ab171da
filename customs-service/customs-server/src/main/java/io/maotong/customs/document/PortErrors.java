package io.maotong.customs.document;

import io.maotong.core.error.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the port's codes mean, who can do something about them, and what. The texts are data, see port-errors.csv. */
public final class PortErrors {

    /** @param fixer MERCHANT, CARRIER, PLATFORM or PORT */
    public record Advice(String code, String category, boolean retryable, String fixer, Text text) {}

    private static final Pattern DECISION = Pattern.compile("(?i)\\[code:(-?\\d+);desc:([^\\]]*)\\]");
    private static final Map<String, Advice> KNOWN = load();

    private PortErrors() {}

    /** The advice for a code; what nobody knows is for the platform to find out. */
    public static Advice of(String code) {
        Advice known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        return new Advice(
                code,
                "UNKNOWN",
                false,
                "PLATFORM",
                Text.of(
                                "代码 %s 的含义未收录：请查看回执原文，平台会补充说明。",
                                "Code %s is not in the catalogue: read the receipt's own words.")
                        .with(code));
    }

    /** The advice for a returned status and its text, in which customs may name a decision code of its own. */
    public static Advice of(String status, String info) {
        Optional<String> decision = decision(info);
        if (decision.isPresent() && KNOWN.containsKey(decision.get())) {
            return KNOWN.get(decision.get());
        }
        return of(status);
    }

    /** The first decision code in a text such as {@code [Code:2600;Desc:放行]}. */
    public static Optional<String> decision(String info) {
        Matcher matcher = DECISION.matcher(info == null ? "" : info);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean saysDuplicate(String status) {
        Advice advice = KNOWN.get(status);
        return advice != null && "DUPLICATE".equals(advice.category());
    }

    static int size() {
        return KNOWN.size();
    }

    private static Map<String, Advice> load() {
        Map<String, Advice> all = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PortErrors.class.getResourceAsStream("/customs/port-errors.csv"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] parts = line.split(";");
                        all.put(
                                parts[0],
                                new Advice(
                                        parts[0],
                                        parts[1],
                                        "yes".equals(parts[2]),
                                        parts[3],
                                        Text.of(parts[4], parts[5])));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
