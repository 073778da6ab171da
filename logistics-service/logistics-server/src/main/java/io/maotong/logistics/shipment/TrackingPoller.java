package io.maotong.logistics.shipment;

import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.carrier.Carrier;
import io.maotong.logistics.carrier.CarrierAnswer;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Carriers;
import io.maotong.logistics.carrier.TrackedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the carriers about parcels that are due, as many at once as each carrier allows. */
@Component
class TrackingPoller {

    private static final Logger log = LoggerFactory.getLogger(TrackingPoller.class);
    private static final int PORTION = 300;
    private static final int AT_ONCE = 6;
    // Whoever claimed parcels and died gives them back after this long.
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final ShipmentMapper shipments;
    private final TrackingRecorder recorder;
    private final Carriers carriers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TrackingPoller(
            ShipmentMapper shipments,
            TrackingRecorder recorder,
            Carriers carriers,
            TransactionTemplate transaction,
            Clock clock) {
        this.shipments = shipments;
        this.recorder = recorder;
        this.carriers = carriers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many parcels were asked for */
    int poll() {
        List<ShipmentRow> due = MerchantScope.everywhere("tracking of all merchants", this::claim);
        if (due.isEmpty()) {
            return 0;
        }
        Map<Long, Map<Long, List<TrackedEvent>>> byMerchant = new HashMap<>();
        ask(due).forEach((row, events) -> byMerchant
                .computeIfAbsent(row.merchantId, any -> new HashMap<>())
                .put(row.id, events));
        byMerchant.forEach((merchant, reports) -> MerchantScope.run(merchant, () -> recorder.record(reports)));
        return due.size();
    }

    private List<ShipmentRow> claim() {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            List<ShipmentRow> due = shipments.due(now, PORTION);
            if (!due.isEmpty()) {
                shipments.pollAgain(due.stream().map(row -> row.id).toList(), now.plus(LEASE));
            }
            return due;
        });
    }

    private Map<ShipmentRow, List<TrackedEvent>> ask(List<ShipmentRow> due) {
        Map<CarrierCode, List<ShipmentRow>> byCarrier = due.stream().collect(Collectors.groupingBy(row -> row.carrier));
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<Map<ShipmentRow, List<TrackedEvent>>>> asked = new ArrayList<>();
        Map<ShipmentRow, List<TrackedEvent>> found = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byCarrier.forEach((code, rows) -> {
                Carrier carrier = carriers.get(code);
                for (int from = 0; from < rows.size(); from += carrier.trackingBatch()) {
                    List<ShipmentRow> batch = rows.subList(from, Math.min(rows.size(), from + carrier.trackingBatch()));
                    asked.add(threads.submit(() -> {
                        places.acquire();
                        try {
                            return track(carrier, batch);
                        } finally {
                            places.release();
                        }
                    }));
                }
            });
            asked.forEach(answer -> found.putAll(answerOf(answer)));
        }
        return found;
    }

    private static Map<ShipmentRow, List<TrackedEvent>> track(Carrier carrier, List<ShipmentRow> batch) {
        List<String> numbers = batch.stream().map(row -> row.trackingNo).toList();
        CarrierAnswer<Map<String, List<TrackedEvent>>> answer = carrier.track(numbers);
        if (answer instanceof CarrierAnswer.Given<Map<String, List<TrackedEvent>>> given) {
            Map<ShipmentRow, List<TrackedEvent>> found = new HashMap<>();
            batch.forEach(row -> found.put(row, given.value().getOrDefault(row.trackingNo, List.of())));
            return found;
        }
        log.info("{} did not say where {} parcels are: {}", carrier.code(), batch.size(), answer);
        return Map.of();
    }

    private static Map<ShipmentRow, List<TrackedEvent>> answerOf(Future<Map<ShipmentRow, List<TrackedEvent>>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            log.warn("a carrier could not be asked", e.getCause());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    @Configuration
    static class Pumping {

        private static final Duration IDLE = Duration.ofMillis(500);

        @Bean
        Pump trackingPump(TrackingPoller poller) {
            return new Pump("tracking", IDLE, poller::poll);
        }
    }
}
