package io.maotong.customs.catalogue;

import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the port's codes mean today, who can do something about them, and what. The catalogue is data that operators import;
 * other instances learn of an import within minutes.
 */
@Component
public class PortErrors {

    /** Category of what nobody has told us of. */
    public static final String UNKNOWN = "UNKNOWN";

    private static final String DUPLICATE = "DUPLICATE";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Pattern DECISION = Pattern.compile("(?i)\\[code:(-?\\d+);desc:([^\\]]*)\\]");

    /**
     * @param retryable whether the same content is sent again by itself
     * @param fixer MERCHANT, AGENT (declaring agent or carrier), OPERATOR, or PLATFORM where nobody has to do anything
     */
    public record Advice(String code, String category, boolean retryable, String fixer, Text text) {

        public boolean isUnknown() {
            return UNKNOWN.equals(category);
        }
    }

    private record Snapshot(Instant readAt, Map<String, List<PortErrorRow>> byCode) {}

    private final PortErrorMapper mapper;
    private final Clock clock;
    private volatile Snapshot snapshot;

    PortErrors(PortErrorMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** The advice for a code; what nobody knows is for an operator to find out. */
    public Advice of(String code) {
        return known(code)
                .orElseGet(() -> new Advice(
                        code,
                        UNKNOWN,
                        false,
                        "OPERATOR",
                        Text.of(
                                        "代码 %s 的含义未收录：请查看回执原文，平台会补充说明。",
                                        "Code %s is not in the catalogue: read the receipt's own words.")
                                .with(code)));
    }

    /** The advice for a returned status and its text, in which customs may name a decision code of its own. */
    public Advice of(String status, String info) {
        return decision(info).flatMap(this::known).orElseGet(() -> of(status));
    }

    /** The first decision code in a text such as {@code [Code:2600;Desc:放行]}. */
    public static Optional<String> decision(String info) {
        Matcher matcher = DECISION.matcher(info == null ? "" : info);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the code says that there is such a document already. */
    public boolean saysDuplicate(String code) {
        return known(code).filter(advice -> DUPLICATE.equals(advice.category())).isPresent();
    }

    /** Whether the same content may be sent again by itself: only transport, and only as long as the catalogue allows it. */
    public boolean mayResend(String code) {
        return Transport.isTransport(code)
                && known(code).filter(Advice::retryable).isPresent();
    }

    private Optional<Advice> known(String code) {
        LocalDate today = BusinessTime.today(clock);
        return snapshot().byCode().getOrDefault(String.valueOf(code), List.of()).stream()
                .filter(row -> row.holdsOn(today))
                .findFirst()
                .map(row -> new Advice(
                        row.code,
                        row.category,
                        Boolean.TRUE.equals(row.retryable),
                        row.fixer,
                        Text.of(row.adviceZh, row.adviceEn)));
    }

    /** The catalogue changed. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                snapshot = null;
            }
        });
    }

    private Snapshot snapshot() {
        Snapshot current = snapshot;
        Instant now = clock.instant();
        if (current == null || current.readAt().plus(FRESH).isBefore(now)) {
            Map<String, List<PortErrorRow>> byCode = new HashMap<>();
            mapper.selectList(null)
                    .forEach(row -> byCode.computeIfAbsent(row.code, code -> new ArrayList<>())
                            .add(row));
            current = new Snapshot(now, byCode);
            snapshot = current;
        }
        return current;
    }
}
