package io.maotong.invoice;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.RedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Red forms inside the test: they stand as they are told to, and exchanges fail exactly where they are told to. */
public final class ScriptedRedPlatform implements RedPlatform {

    /** Puts it in the place of the real adapter. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installation {

        @Bean
        @Primary
        ScriptedRedPlatform scriptedRedPlatform() {
            return new ScriptedRedPlatform();
        }
    }

    private final Map<String, RedRecord> forms = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, String> uuidBySerial = new ConcurrentHashMap<>();
    private final Map<String, String> firstStates = new ConcurrentHashMap<>();
    private final Map<String, Instant> entered = new ConcurrentHashMap<>();
    private final Map<String, Deque<Mishap>> mishaps = new ConcurrentHashMap<>();
    private final Map<String, List<String>> said = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicLong running = new AtomicLong(1);

    /** The next exchanges of this operation (apply, bySerial, answer, find, list) go wrong in this order. */
    public void plan(String operation, String taxNo, Mishap... next) {
        Deque<Mishap> queue = mishaps.computeIfAbsent(operation + " " + taxNo, key -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(List.of(next));
        }
    }

    /** The state that applications of this blue invoice get; 02 or 03 if nothing is told. */
    public void firstState(String blueNumber, String state) {
        firstStates.put(blueNumber, state);
    }

    /** When applications of this blue invoice were entered; now if nothing is told. */
    public void enteredAt(String blueNumber, Instant at) {
        entered.put(blueNumber, at);
    }

    /** The form of a blue invoice that was entered last. */
    public RedRecord of(String blueNumber) {
        List<RedRecord> all = all(blueNumber);
        return all.getLast();
    }

    public List<RedRecord> all(String blueNumber) {
        synchronized (forms) {
            return forms.values().stream()
                    .filter(form -> form.blueNumber().equals(blueNumber))
                    .toList();
        }
    }

    public void state(String uuid, String state) {
        forms.computeIfPresent(uuid, (key, form) -> with(form, state, form.redNumber()));
    }

    public void issued(String uuid, String redNumber) {
        forms.computeIfPresent(uuid, (key, form) -> with(form, form.state(), redNumber));
    }

    /** Somebody entered a form somewhere else. */
    public RedRecord enter(RedApplication application, String state, Instant at) {
        return store(application, null, state, at);
    }

    /** What was said to a form, in the order of its arrival. */
    public List<String> said(String uuid) {
        return List.copyOf(said.getOrDefault(uuid, List.of()));
    }

    public int calls(String operation, String taxNo) {
        return calls.getOrDefault(operation + " " + taxNo, 0);
    }

    @Override
    public String channel() {
        return "SANDBOX";
    }

    @Override
    public PlatformAnswer<RedRecord> apply(RedApplication application, String serial) {
        String taxNo = application.enteredBy().equals("0") ? application.sellerTaxNo() : application.buyerTaxNo();
        return exchange("apply", taxNo, () -> {
            String known = uuidBySerial.get(serial);
            if (known != null) {
                return forms.get(known);
            }
            String state = firstStates.getOrDefault(
                    application.blueNumber(), application.enteredBy().equals("0") ? "02" : "03");
            return store(
                    application,
                    serial,
                    state,
                    entered.getOrDefault(application.blueNumber(), Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        });
    }

    @Override
    public PlatformAnswer<Optional<RedHead>> findBySerial(
            String taxNo, String side, String blueNumber, LocalDate day, String serial) {
        return exchange(
                "bySerial",
                taxNo,
                () -> Optional.ofNullable(uuidBySerial.get(serial))
                        .map(forms::get)
                        .map(ScriptedRedPlatform::head));
    }

    @Override
    public PlatformAnswer<RedRecord> answer(String taxNo, String uuid, String word, String serial) {
        return exchange("answer", taxNo, () -> {
            List<String> heard = said.computeIfAbsent(uuid, key -> Collections.synchronizedList(new ArrayList<>()));
            String once = serial + " " + word;
            if (!heard.contains(once)) {
                heard.add(once);
                RedRecord form = forms.get(uuid);
                boolean seller = form.enteredBy().equals("0");
                state(
                        uuid,
                        switch (word) {
                            case "Y" -> "04";
                            case "N" -> seller ? "05" : "06";
                            default -> form.state().equals("04") ? "09" : "08";
                        });
            }
            return forms.get(uuid);
        });
    }

    @Override
    public PlatformAnswer<Optional<RedRecord>> find(String taxNo, String uuid) {
        return exchange("find", taxNo, () -> Optional.ofNullable(forms.get(uuid)));
    }

    @Override
    public PlatformAnswer<RedPage> list(String taxNo, String side, LocalDate day, int page, int size) {
        return exchange("list", taxNo, () -> {
            List<RedHead> all;
            synchronized (forms) {
                all = forms.values().stream()
                        .filter(form -> taxNo.equals(side.equals("0") ? form.sellerTaxNo() : form.buyerTaxNo()))
                        .filter(form -> BusinessTime.dateOf(form.enteredAt()).equals(day))
                        .map(ScriptedRedPlatform::head)
                        .toList();
            }
            int from = Math.min(all.size(), (page - 1) * size);
            return new RedPage(all.size(), all.subList(from, Math.min(all.size(), from + size)));
        });
    }

    private RedRecord store(RedApplication application, String serial, String state, Instant at) {
        String uuid = "%032x".formatted(running.get());
        RedRecord form = new RedRecord(
                uuid,
                "1320702612%010d".formatted(running.getAndIncrement()),
                state,
                serial,
                application.enteredBy(),
                at,
                application.sellerTaxNo(),
                application.sellerName(),
                application.buyerTaxNo(),
                application.buyerName(),
                application.blueNumber(),
                application.blueKindCode(),
                application.blueIssuedAt(),
                application.blueAmount(),
                application.blueTax(),
                application.amount(),
                application.tax(),
                application.reason(),
                null,
                application.lines());
        forms.put(uuid, form);
        if (serial != null) {
            uuidBySerial.put(serial, uuid);
        }
        return form;
    }

    private static RedHead head(RedRecord form) {
        return new RedHead(form.uuid(), form.confirmationNo(), form.state(), form.serial(), form.redNumber());
    }

    private static RedRecord with(RedRecord form, String state, String redNumber) {
        return new RedRecord(
                form.uuid(),
                form.confirmationNo(),
                state,
                form.serial(),
                form.enteredBy(),
                form.enteredAt(),
                form.sellerTaxNo(),
                form.sellerName(),
                form.buyerTaxNo(),
                form.buyerName(),
                form.blueNumber(),
                form.blueKindCode(),
                form.blueIssuedAt(),
                form.blueAmount(),
                form.blueTax(),
                form.amount(),
                form.tax(),
                form.reason(),
                redNumber,
                form.lines());
    }

    private <T> PlatformAnswer<T> exchange(String operation, String taxNo, Supplier<T> answer) {
        calls.merge(operation + " " + taxNo, 1, Integer::sum);
        Deque<Mishap> queue = mishaps.getOrDefault(operation + " " + taxNo, new ArrayDeque<>());
        Mishap mishap;
        synchronized (queue) {
            mishap = queue.poll();
        }
        if (mishap == null) {
            return new PlatformAnswer.Answered<>(answer.get());
        }
        return switch (mishap) {
            case ANSWER_LOST -> {
                answer.get();
                yield new PlatformAnswer.Unknown<>("read timed out");
            }
            case LOST -> new PlatformAnswer.Unknown<>("connection reset");
            case NOT_SENT -> new PlatformAnswer.NotSent<>("connection refused");
            case LATER -> new PlatformAnswer.Later<>(Duration.ofMillis(100));
            case REFUSED -> new PlatformAnswer.Refused<>("9104", "超过可冲红金额");
            case DEATH -> throw new IllegalStateException("the worker died");
        };
    }
}
