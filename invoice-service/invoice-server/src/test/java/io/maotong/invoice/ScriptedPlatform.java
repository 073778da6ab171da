package io.maotong.invoice;

import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A platform inside the test that fails exactly where it is told to. What it keeps, it keeps per taxpayer. */
public final class ScriptedPlatform implements TaxPlatform {

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
    private final Map<String, List<InputPage>> feeds = new ConcurrentHashMap<>();
    private final Map<String, UseResult> selections = new ConcurrentHashMap<>();
    private final Map<String, List<InvoiceKey>> tickets = new ConcurrentHashMap<>();
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

    public void feed(String taxNo, List<InputPage> pages) {
        feeds.put(taxNo, pages);
    }

    /** What the platform will say when this invoice is selected; 01 if nothing is told. */
    public void selection(String number, String code, String use) {
        selections.put(number, new UseResult(number, code, "as told", use, "202611"));
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
                boolean refused = document.get("bz").toString().contains("REFUSE-ME")
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
    public PlatformAnswer<InputPage> pullInput(String buyerTaxNo, String cursor, int size) {
        int page = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<InputPage> pages = feeds.getOrDefault(buyerTaxNo, List.of());
        return exchange(
                "pull",
                buyerTaxNo,
                () -> page < pages.size() ? pages.get(page) : new InputPage(Integer.toString(page), false, List.of()));
    }

    @Override
    public PlatformAnswer<String> selectForRefund(String buyerTaxNo, List<InvoiceKey> invoices, String serial) {
        return exchange(
                "select",
                buyerTaxNo,
                () -> ticketBySerial.computeIfAbsent(serial, key -> {
                    tickets.put("GX" + serial, invoices);
                    return "GX" + serial;
                }));
    }

    @Override
    public PlatformAnswer<List<UseResult>> selectionResult(String ticket) {
        return exchange(
                "selected",
                "all",
                () -> tickets.get(ticket).stream()
                        .map(key -> selections.getOrDefault(
                                key.number(), new UseResult(key.number(), "01", "勾选成功", "2", "202611")))
                        .toList());
    }

    /** Selections that arrived. */
    public int selectionsTaken() {
        return tickets.size();
    }

    private interface Answer<T> {
        T give();
    }

    private <T> PlatformAnswer<T> exchange(String operation, String taxNo, Answer<T> answer) {
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
