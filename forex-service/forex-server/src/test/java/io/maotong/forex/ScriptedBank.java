package io.maotong.forex;

import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankAnswer;
import io.maotong.remote.authority.Channel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Primary;

/** A bank in memory that keeps its books by serial number and fails as it is told: for what a real one does rarely. */
@Primary
public class ScriptedBank implements Bank {

    /** What goes wrong with the next call of an operation. */
    public enum Mishap {
        /** It never leaves. */
        NOT_SENT,
        /** It arrives and the answer is lost. */
        ANSWER_LOST,
        /** It is lost on the way, and nobody can tell. */
        LOST,
        BUSY,
        REFUSED
    }

    private static final Map<String, BigDecimal> BIDS =
            Map.of("USD", new BigDecimal("716.20"), "EUR", new BigDecimal("830.00"), "JPY", new BigDecimal("4.7655"));

    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong(Math.floorMod(System.nanoTime(), 1_000_000_000L));
    private final Map<String, OpenedAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, Quoted> quotes = new ConcurrentHashMap<>();
    private final Map<String, Deal> deals = new ConcurrentHashMap<>();
    private final List<Notification> feed = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Mishap>> mishaps = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();

    public ScriptedBank(Clock clock) {
        this.clock = clock;
    }

    public void next(String operation, Mishap... planned) {
        mishaps.computeIfAbsent(operation, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(planned));
    }

    public long calls(String operation) {
        return calls.computeIfAbsent(operation, key -> new AtomicLong()).get();
    }

    public void announce(String xml) {
        synchronized (feed) {
            feed.add(new Notification(feed.size() + 1L, "camt.054", xml));
        }
    }

    /** Deals of this currency end like this from now on. */
    public void dealsEnd(String currency, String status) {
        outcomes.put(currency, status);
    }

    public int dealsOf(String currency) {
        return (int)
                deals.keySet().stream().filter(key -> key.endsWith(currency)).count();
    }

    public int accountCount() {
        return accounts.size();
    }

    @Override
    public String id() {
        return "bank";
    }

    @Override
    public Channel channel() {
        return Channel.SANDBOX;
    }

    private interface Doing<T> {
        T done();
    }

    private <T> BankAnswer<T> call(String operation, Doing<T> doing) {
        calls.computeIfAbsent(operation, key -> new AtomicLong()).incrementAndGet();
        Queue<Mishap> planned = mishaps.get(operation);
        Mishap mishap = planned == null ? null : planned.poll();
        if (mishap == null) {
            return new BankAnswer.Given<>(doing.done());
        }
        return switch (mishap) {
            case NOT_SENT -> new BankAnswer.NotSent<>("scripted");
            case LOST -> new BankAnswer.Unknown<>("scripted");
            case BUSY -> new BankAnswer.Busy<>(Duration.ofMillis(100));
            case REFUSED -> new BankAnswer.Refused<>(422, "SCRIPTED", "refused by the script");
            case ANSWER_LOST -> {
                doing.done();
                yield new BankAnswer.Unknown<>("scripted");
            }
        };
    }

    private static <T> BankAnswer<T> known(T found) {
        return found == null
                ? new BankAnswer.Refused<>(404, "NOT_FOUND", "nothing under this serial")
                : new BankAnswer.Given<>(found);
    }

    @Override
    public BankAnswer<OpenedAccount> openAccount(AccountOrder order) {
        return call(
                "open",
                () -> accounts.computeIfAbsent(
                        order.serial(),
                        serial -> new OpenedAccount(
                                "62" + String.format("%014d", numbers.incrementAndGet()),
                                "脚本银行",
                                "SCRPCNBJ",
                                order.currency(),
                                "ACTIVE")));
    }

    @Override
    public BankAnswer<OpenedAccount> accountBySerial(String serial) {
        return known(accounts.get(serial));
    }

    @Override
    public BankAnswer<Page> notifications(long after, int limit) {
        List<Notification> page = feed.stream()
                .filter(message -> message.seq() > after)
                .limit(limit)
                .toList();
        return new BankAnswer.Given<>(
                new Page(page, page.isEmpty() ? after : page.getLast().seq()));
    }

    @Override
    public BankAnswer<Board> rates() {
        List<BoardRate> rates = new ArrayList<>();
        BIDS.forEach((currency, bid) -> rates.add(new BoardRate(
                currency,
                100,
                bid,
                bid,
                bid.multiply(new BigDecimal("1.004")),
                bid.multiply(new BigDecimal("1.004")),
                bid.multiply(new BigDecimal("1.002")))));
        Instant slot = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return new BankAnswer.Given<>(new Board(slot, rates, rates.toString()));
    }

    @Override
    public BankAnswer<Quoted> quote(QuoteOrder order) {
        return call(
                "quote",
                () -> quotes.computeIfAbsent(order.serial(), serial -> {
                    BigDecimal sell = new BigDecimal(order.sellAmount());
                    BigDecimal rate =
                            BIDS.get(order.sellCurrency()).divide(new BigDecimal("100"), 8, RoundingMode.HALF_UP);
                    return new Quoted(
                            "Q" + numbers.incrementAndGet() + order.sellCurrency(),
                            rate,
                            sell,
                            sell.multiply(rate).setScale(2, RoundingMode.HALF_UP),
                            clock.instant().plusSeconds(order.validitySeconds()).atOffset(ZoneOffset.ofHours(8)),
                            LocalDate.of(2026, 11, 23));
                }));
    }

    @Override
    public BankAnswer<Quoted> quoteBySerial(String serial) {
        return known(quotes.get(serial));
    }

    @Override
    public BankAnswer<Deal> deal(DealOrder order) {
        return call("deal", () -> {
            Quoted quote = quotes.values().stream()
                    .filter(candidate -> candidate.quoteNo().equals(order.quoteNo()))
                    .findFirst()
                    .orElseThrow();
            String currency = order.quoteNo().substring(order.quoteNo().length() - 3);
            String status = outcomes.getOrDefault(currency, "SETTLED");
            deals.putIfAbsent(
                    order.serial() + currency,
                    new Deal(
                            "D" + order.quoteNo(),
                            status,
                            quote.rate(),
                            quote.sellAmount(),
                            quote.buyAmount(),
                            "REF" + order.quoteNo(),
                            clock.instant().atOffset(ZoneOffset.ofHours(8)),
                            "REJECTED".equals(status) ? "no funds" : null));
            return new Deal("D" + order.quoteNo(), "ACCEPTED", null, null, null, null, null, null);
        });
    }

    @Override
    public BankAnswer<Deal> dealBySerial(String serial) {
        calls.computeIfAbsent("deal-by-serial", key -> new AtomicLong()).incrementAndGet();
        return known(deals.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(serial))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null));
    }
}
