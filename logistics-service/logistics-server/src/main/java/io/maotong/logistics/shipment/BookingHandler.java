package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.cargo.CargoOrders;
import io.maotong.logistics.cargo.Packing;
import io.maotong.logistics.cargo.Senders;
import io.maotong.logistics.carrier.Booking;
import io.maotong.logistics.carrier.CarrierAnswer;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Carriers;
import io.maotong.logistics.carrier.Parcel;
import io.maotong.logistics.quote.CarrierHistory;
import io.maotong.logistics.quote.Histories;
import io.maotong.logistics.quote.Preset;
import io.maotong.logistics.quote.QuoteResult;
import io.maotong.logistics.quote.Quoting;
import io.maotong.order.api.TradeOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books a chunk of shipments in two steps, each recorded before the next begins: choose a carrier, then book there.
 * After a crash or an unknown outcome the same reference is sent to the same carrier again, which gives the same number.
 */
@Component
final class BookingHandler implements IntentHandler {

    static final String KIND = "book-shipments";

    private static final int AT_ONCE = 6;

    record Promise(List<Long> shipmentIds, Preset preset) {}

    private final ShipmentMapper shipments;
    private final BookingRecorder recorder;
    private final CargoOrders orders;
    private final Senders senders;
    private final Packing packing;
    private final Quoting quoting;
    private final Histories histories;
    private final Carriers carriers;
    private final JsonMapper json;

    BookingHandler(
            ShipmentMapper shipments,
            BookingRecorder recorder,
            CargoOrders orders,
            Senders senders,
            Packing packing,
            Quoting quoting,
            Histories histories,
            Carriers carriers,
            JsonMapper json) {
        this.shipments = shipments;
        this.recorder = recorder;
        this.orders = orders;
        this.senders = senders;
        this.packing = packing;
        this.quoting = quoting;
        this.histories = histories;
        this.carriers = carriers;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Promise promise = json.readValue(intent.payload(), Promise.class);
        Map<Long, Parcel> parcels = parcels(open(promise, ShipmentStatus.DRAFT, ShipmentStatus.RATED));
        rate(open(promise, ShipmentStatus.DRAFT), parcels, promise.preset());
        book(open(promise, ShipmentStatus.RATED), parcels);
        int left = open(promise, ShipmentStatus.DRAFT, ShipmentStatus.RATED).size();
        return left == 0 ? IntentOutcome.done() : IntentOutcome.retry(left + " shipments without an answer");
    }

    private List<ShipmentRow> open(Promise promise, ShipmentStatus... statuses) {
        return shipments.selectList(
                new QueryWrapper<ShipmentRow>().in("id", promise.shipmentIds()).in("status", (Object[]) statuses));
    }

    private Map<Long, Parcel> parcels(List<ShipmentRow> rows) {
        Map<Long, Parcel> parcels = new HashMap<>();
        if (rows.isEmpty()) {
            return parcels;
        }
        Parcel.Address sender = senders.ofCurrentMerchant();
        Map<String, TradeOrder> found =
                orders.find(rows.stream().map(row -> row.orderNo).collect(Collectors.toSet()));
        rows.forEach(row -> parcels.put(row.id, packing.pack(found.get(row.orderNo), sender)));
        return parcels;
    }

    private void rate(List<ShipmentRow> rows, Map<Long, Parcel> parcels, Preset preset) {
        Map<CarrierCode, CarrierHistory> history = rows.isEmpty() ? Map.of() : histories.ofCurrentMerchant();
        recorder.record(each(rows, row -> {
            QuoteResult quote = quoting.askForMany(parcels.get(row.id), preset, history);
            if (!quote.offers().isEmpty()) {
                return Optional.of(new BookingRecorder.Outcome.Rated(quote));
            }
            return quote.isPartial()
                    ? Optional.empty()
                    : Optional.of(new BookingRecorder.Outcome.Failed("no carrier takes it: " + quote.missing()));
        }));
    }

    private void book(List<ShipmentRow> rows, Map<Long, Parcel> parcels) {
        recorder.record(each(rows, row -> {
            CarrierAnswer<Booking> answer =
                    carriers.get(row.carrier).book(row.reference, row.service, parcels.get(row.id));
            return switch (answer) {
                case CarrierAnswer.Given<Booking> given ->
                    Optional.of(new BookingRecorder.Outcome.Booked(given.value()));
                case CarrierAnswer.Refused<Booking> refused ->
                    Optional.of(new BookingRecorder.Outcome.Failed(refused.code() + " " + refused.message()));
                case CarrierAnswer.TryAgain<Booking> again -> Optional.empty();
                case CarrierAnswer.Unknown<Booking> unknown -> Optional.empty();
            };
        }));
    }

    /** Asks for several shipments at a time; what has no outcome yet is left for the next try. */
    private static Map<Long, BookingRecorder.Outcome> each(
            List<ShipmentRow> rows, Function<ShipmentRow, Optional<BookingRecorder.Outcome>> ask) {
        long merchantId = MerchantScope.merchantId();
        Semaphore places = new Semaphore(AT_ONCE);
        Map<Long, Future<Optional<BookingRecorder.Outcome>>> asked = new HashMap<>();
        Map<Long, BookingRecorder.Outcome> outcomes = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ShipmentRow row : rows) {
                asked.put(row.id, threads.submit(() -> {
                    places.acquire();
                    try {
                        return MerchantScope.call(merchantId, () -> ask.apply(row));
                    } finally {
                        places.release();
                    }
                }));
            }
            asked.forEach((id, answer) -> answerOf(answer).ifPresent(outcome -> outcomes.put(id, outcome)));
        }
        return outcomes;
    }

    private static Optional<BookingRecorder.Outcome> answerOf(Future<Optional<BookingRecorder.Outcome>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
