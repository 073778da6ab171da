package io.maotong.invoice;

import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.SelectionPlatform;
import io.maotong.invoice.platform.TaxPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A platform inside the test that fails exactly where it is told to. What it keeps, it keeps per taxpayer. */
public final class ScriptedPlatform implements TaxPlatform, CollectionPlatform, SelectionPlatform {

    /** Puts it in the place of the real adapter. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installation {

        @Bean
        @Primary
        ScriptedPlatform scriptedPlatform() {
            return new ScriptedPlatform();
        }
    }

    /** How an exchange goes wrong. */
    public enum Mishap {
        /** It arrives, and the answer is lost. */
        ANSWER_LOST,
        /** It does not arrive, and nobody knows. */
        LOST,
        NOT_SENT,
        LATER,
        REFUSED,
        /** The worker dies. */
        DEATH
    }

    private final Map<String, Deque<Mishap>> mishaps = new ConcurrentHashMap<>();
    private final Map<String, List<FeedPage>> feeds = new ConcurrentHashMap<>();
    private final Map<String, UseResult> selections = new ConcurrentHashMap<>();
    private final Map<String, Order> tickets = new ConcurrentHashMap<>();
    private final Map<String, List<PackageFile>> packages = new ConcurrentHashMap<>();
    private final Map<String, List<String>> applied = new ConcurrentHashMap<>();
    private final Map<String, List<StatePage>> warnings = new ConcurrentHashMap<>();
    private final Map<String, InvoiceState> states = new ConcurrentHashMap<>();
    private final Map<String, String> ticketBySerial = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> quotas = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> downloaded = new ConcurrentHashMap<>();
    private final Map<String, QuotaState> moves = new ConcurrentHashMap<>();
    private final Map<String, Verdict> uploads = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, Object>>> received = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicLong running = new AtomicLong(1);

    /** The next exchanges of this operation for this taxpayer go wrong in this order. */
    public void plan(String operation, String taxNo, Mishap... next) {
        Deque<Mishap> queue = mishaps.computeIfAbsent(operation + " " + taxNo, key -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(List.of(next));
        }
    }

    public void feed(String taxNo, List<FeedPage> pages) {
        feeds.put(taxNo, pages);
    }

    /** What the platform will say when this invoice is selected; 01 if nothing is told. */
    public void selection(String number, String code, String use) {
        selections.put(number, new UseResult(number, code, "as told", use, "202611", null, null, null));
    }

    public void quotaOf(String taxNo, String total) {
        quotas.put(taxNo, new BigDecimal(total));
    }

    /** Documents that arrived, by their numbers; the same one again does not count. */
    public List<Map<String, Object>> received(String taxNo) {
        return List.copyOf(received.getOrDefault(taxNo, List.of()));
    }

    public int calls(String operation, String taxNo) {
        return calls.getOrDefault(operation + " " + taxNo, 0);
    }

    @Override
    public String channel() {
        return "SANDBOX";
    }

    @Override
    public PlatformAnswer<NumberRange> drawNumbers(String sellerTaxNo, int count) {
        return exchange("draw", sellerTaxNo, () -> {
            long first = running.getAndAdd(count);
            return new NumberRange("26328%015d".formatted(first), "26328%015d".formatted(first + count - 1));
        });
    }

    @Override
    public PlatformAnswer<QuotaState> quota(String sellerTaxNo) {
        return exchange("quota", sellerTaxNo, () -> state(sellerTaxNo));
    }

    @Override
    public PlatformAnswer<QuotaState> downloadQuota(String sellerTaxNo, BigDecimal amount, String serial) {
        return exchange(
                "download",
                sellerTaxNo,
                () -> moves.computeIfAbsent(serial, key -> {
                    downloaded.merge(sellerTaxNo, amount, BigDecimal::add);
                    return state(sellerTaxNo);
                }));
    }

    private QuotaState state(String taxNo) {
        BigDecimal total = quotas.getOrDefault(taxNo, new BigDecimal("50000000.00"));
        BigDecimal taken = downloaded.getOrDefault(taxNo, BigDecimal.ZERO);
        return new QuotaState(InvoiceFixture.period(), total, total.subtract(taken), taken, false);
    }

    @Override
    public PlatformAnswer<String> upload(Map<String, Object> document, String serial) {
        String seller = document.get("xsfnsrsbh").toString();
        return exchange("upload", seller, () -> {
            uploads.computeIfAbsent(serial, key -> {
                received.computeIfAbsent(seller, name -> new ArrayList<>()).add(document);
                boolean refused = String.valueOf(document.get("bz")).contains("REFUSE-ME")
                        && received.get(seller).size() == 1;
                return new Verdict(
                        document.get("fphm").toString(),
                        "SL" + serial,
                        refused ? "1010" : "00",
                        refused ? "金额有误" : "成功");
            });
            return "SL" + serial;
        });
    }

    @Override
    public PlatformAnswer<List<Verdict>> uploadResult(String acceptanceNo) {
        Verdict verdict = uploads.get(acceptanceNo.substring(2));
        return exchange("result", "all", () -> List.of(verdict));
    }

    @Override
    public PlatformAnswer<Optional<Verdict>> findBySerial(String sellerTaxNo, String serial) {
        return exchange("find", sellerTaxNo, () -> Optional.ofNullable(uploads.get(serial)));
    }

    @Override
    public PlatformAnswer<Optional<Verdict>> findByNumber(String sellerTaxNo, String number) {
        return exchange(
                "find",
                sellerTaxNo,
                () -> uploads.values().stream()
                        .filter(verdict -> verdict.number().equals(number))
                        .findFirst());
    }

    @Override
    public PlatformAnswer<FeedPage> news(Direction direction, String taxNo, String cursor, int size) {
        String feed = direction == Direction.INPUT ? taxNo : "S:" + taxNo;
        int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<FeedPage> pages = feeds.getOrDefault(feed, List.of());
        return exchange(
                "pull",
                feed,
                () -> page < pages.size() ? pages.get(page) : new FeedPage(Integer.toString(page), false, List.of()));
    }

    /** What packages of input invoices hold, file by file, whatever the days. */
    public void packages(String taxNo, List<PackageFile> files) {
        packages.put(taxNo, files);
    }

    /** Days that were applied for, such as 2026-11-01..2026-11-30. */
    public List<String> applied(String taxNo) {
        return List.copyOf(applied.getOrDefault(taxNo, List.of()));
    }

    @Override
    public PlatformAnswer<String> applyPackage(
            Direction direction, String taxNo, LocalDate from, LocalDate to, String serial) {
        return exchange("apply", taxNo, () -> {
            List<String> windows = applied.computeIfAbsent(taxNo, key -> new CopyOnWriteArrayList<>());
            String window = from + ".." + to;
            if (!windows.contains(window)) {
                windows.add(window);
            }
            return (direction == Direction.INPUT ? taxNo : "S:" + taxNo) + "/" + serial;
        });
    }

    @Override
    public PlatformAnswer<PackageFile> packageFile(String ticket, int index) {
        String subject = ticket.substring(0, ticket.indexOf('/'));
        List<PackageFile> files = packages.getOrDefault(subject, List.of());
        return exchange(
                "file",
                subject,
                () -> index < files.size() ? files.get(index) : new PackageFile(files.size(), new byte[0], null));
    }

    public void warnings(String taxNo, List<StatePage> pages) {
        warnings.put(taxNo, pages);
    }

    @Override
    public PlatformAnswer<StatePage> warnings(String taxNo, String cursor, int size) {
        int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<StatePage> pages = warnings.getOrDefault(taxNo, List.of());
        return exchange(
                "warnings",
                taxNo,
                () -> page < pages.size() ? pages.get(page) : new StatePage(Integer.toString(page), false, List.of()));
    }

    /** How the platform says an invoice stands when it is asked. */
    public void state(InvoiceState state) {
        states.put(state.number(), state);
    }

    @Override
    public PlatformAnswer<List<InvoiceState>> states(String taxNo, List<InvoiceKey> invoices) {
        return exchange(
                "states",
                taxNo,
                () -> invoices.stream()
                        .map(key -> states.get(key.number()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Override
    public PlatformAnswer<String> select(Order order, String serial) {
        return exchange(
                "select",
                order.buyerTaxNo(),
                () -> ticketBySerial.computeIfAbsent(serial, key -> {
                    tickets.put("GX" + serial, order);
                    return "GX" + serial;
                }));
    }

    @Override
    public PlatformAnswer<List<UseResult>> selectionResult(String use, String ticket) {
        return exchange("selected", "all", () -> {
            Order order = tickets.get(ticket);
            String now = order.revoke() ? null : order.use();
            return order.invoices().stream()
                    .map(key -> selections.getOrDefault(
                            key.number(),
                            new UseResult(
                                    key.number(),
                                    "01",
                                    "勾选成功",
                                    now,
                                    order.revoke() ? null : "202611",
                                    null,
                                    null,
                                    null)))
                    .toList();
        });
    }

    /** Selections that arrived. */
    public int selectionsTaken() {
        return tickets.size();
    }

    interface Answer<T> {
        T give();
    }

    <T> PlatformAnswer<T> exchange(String operation, String taxNo, Answer<T> answer) {
        calls.merge(operation + " " + taxNo, 1, Integer::sum);
        Deque<Mishap> queue = mishaps.getOrDefault(operation + " " + taxNo, new ArrayDeque<>());
        Mishap mishap;
        synchronized (queue) {
            mishap = queue.poll();
        }
        if (mishap == null) {
            synchronized (this) {
                return new PlatformAnswer.Answered<>(answer.give());
            }
        }
        return switch (mishap) {
            case ANSWER_LOST -> {
                synchronized (this) {
                    answer.give();
                }
                yield new PlatformAnswer.Unknown<>("read timed out");
            }
            case LOST -> new PlatformAnswer.Unknown<>("connection reset");
            case NOT_SENT -> new PlatformAnswer.NotSent<>("connection refused");
            case LATER -> new PlatformAnswer.Later<>(Duration.ofMillis(100));
            case REFUSED -> new PlatformAnswer.Refused<>("9001", "参数有误");
            case DEATH -> throw new IllegalStateException("the worker died");
        };
    }
}
