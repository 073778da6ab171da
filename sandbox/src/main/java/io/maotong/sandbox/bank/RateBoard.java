package io.maotong.sandbox.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The published board. It is a function of time, so it is the same in every process and after a restart; a pinned
 * currency does not move.
 */
@Component
final class RateBoard {

    private static final long STEPS = 2_001;

    private final Map<String, Rate> start;
    private final JdbcClient jdbc;
    private final BankProperties properties;
    private final Clock clock;

    /** CNY per {@code unit} of the currency: what the bank buys and sells at, transfers and notes, and the middle. */
    record Rate(
            String currency,
            int unit,
            BigDecimal bid,
            BigDecimal cashBid,
            BigDecimal ask,
            BigDecimal cashAsk,
            BigDecimal mid) {

        boolean ordered() {
            return cashBid.signum() > 0
                    && cashBid.compareTo(bid) <= 0
                    && bid.compareTo(mid) <= 0
                    && mid.compareTo(ask) <= 0
                    && ask.compareTo(cashAsk) <= 0;
        }

        /** What the bank pays for one unit of the currency, 8 decimals. */
        BigDecimal bidPerOne() {
            return bid.divide(BigDecimal.valueOf(unit), 8, RoundingMode.HALF_UP);
        }

        private Rate each(UnaryOperator<BigDecimal> change) {
            return new Rate(
                    currency,
                    unit,
                    change.apply(bid),
                    change.apply(cashBid),
                    change.apply(ask),
                    change.apply(cashAsk),
                    change.apply(mid));
        }
    }

    record Published(Instant at, List<Rate> rates) {}

    RateBoard(JdbcClient jdbc, BankProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
        this.start = new TreeMap<>();
        jdbc.sql("SELECT * FROM bank_board").query(row -> {
            int decimals = row.getInt("decimals");
            Rate rate = new Rate(
                            row.getString("currency"),
                            row.getInt("unit"),
                            row.getBigDecimal("bid"),
                            row.getBigDecimal("cash_bid"),
                            row.getBigDecimal("ask"),
                            row.getBigDecimal("cash_ask"),
                            row.getBigDecimal("mid"))
                    .each(value -> value.setScale(decimals, RoundingMode.HALF_UP));
            start.put(rate.currency(), rate);
        });
    }

    /** Whether the bank keeps accounts in the currency. */
    boolean knows(String currency) {
        return currency != null && (currency.equals("CNY") || start.containsKey(currency));
    }

    Published now() {
        long slotMillis = Math.max(1, properties.boardSlot().toMillis());
        long slot = clock.millis() / slotMillis;
        Map<String, Rate> current = new TreeMap<>();
        start.forEach((currency, rate) -> current.put(currency, moved(rate, slot)));
        pinned().forEach(rate -> current.put(rate.currency(), rate));
        return new Published(Instant.ofEpochMilli(slot * slotMillis), List.copyOf(current.values()));
    }

    private Rate moved(Rate rate, long slot) {
        int decimals = rate.bid().scale();
        long step = Math.floorMod(mix(slot * 1_000_003 + rate.currency().hashCode()), STEPS) - STEPS / 2;
        BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(step)
                .multiply(BigDecimal.valueOf(properties.swingPerMille()))
                .divide(BigDecimal.valueOf(STEPS / 2 * 1_000), 10, RoundingMode.HALF_UP));
        return rate.each(value -> value.multiply(factor).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static long mix(long seed) {
        long z = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 31);
    }

    private List<Rate> pinned() {
        return jdbc.sql("SELECT * FROM bank_pinned_rate")
                .query((row, n) -> new Rate(
                                row.getString("currency"),
                                row.getInt("unit"),
                                row.getBigDecimal("bid"),
                                row.getBigDecimal("cash_bid"),
                                row.getBigDecimal("ask"),
                                row.getBigDecimal("cash_ask"),
                                row.getBigDecimal("mid"))
                        .each(RateBoard::atLeastTwoDecimals))
                .list();
    }

    private static BigDecimal atLeastTwoDecimals(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
    }

    void pin(Rate rate) {
        jdbc.sql("REPLACE INTO bank_pinned_rate (currency, unit, bid, cash_bid, ask, cash_ask, mid)"
                        + " VALUES (?,?,?,?,?,?,?)")
                .params(
                        rate.currency(),
                        rate.unit(),
                        rate.bid(),
                        rate.cashBid(),
                        rate.ask(),
                        rate.cashAsk(),
                        rate.mid())
                .update();
    }

    void unpinAll() {
        jdbc.sql("DELETE FROM bank_pinned_rate").update();
    }
}
