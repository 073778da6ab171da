package io.maotong.logistics.shipment;

import io.maotong.logistics.carrier.Booking;
import io.maotong.logistics.carrier.TrackingNumber;
import io.maotong.logistics.quote.QuoteResult;
import io.maotong.logistics.quote.RankedOffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what carriers answered, a chunk of shipments at a time. */
@Service
class BookingRecorder {

    private static final Logger log = LoggerFactory.getLogger(BookingRecorder.class);
    private static final int LONGEST_FAILURE = 1000;

    /** What became of a shipment. */
    sealed interface Outcome {
        record Rated(QuoteResult quote) implements Outcome {}

        record Booked(Booking booking) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private final ShipmentMapper shipments;
    private final ShipmentAnnouncer announcer;
    private final TrackingSettings tracking;
    private final JsonMapper json;
    private final Clock clock;

    BookingRecorder(
            ShipmentMapper shipments,
            ShipmentAnnouncer announcer,
            TrackingSettings tracking,
            JsonMapper json,
            Clock clock) {
        this.shipments = shipments;
        this.announcer = announcer;
        this.tracking = tracking;
        this.json = json;
        this.clock = clock;
    }

    /** What another worker recorded meanwhile stays. */
    @Transactional
    public void record(Map<Long, Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<ShipmentRow> changed = new ArrayList<>();
        List<ShipmentRow> booked = new ArrayList<>();
        for (ShipmentRow row : shipments.lock(outcomes.keySet())) {
            switch (outcomes.get(row.id)) {
                case Outcome.Rated rated
                when row.status == ShipmentStatus.DRAFT -> {
                    rate(row, rated.quote());
                    changed.add(row);
                }
                case Outcome.Booked answer
                when row.status == ShipmentStatus.RATED -> {
                    book(row, answer.booking());
                    changed.add(row);
                    booked.add(row);
                }
                case Outcome.Failed failed
                when !row.status.isBooked() && !row.status.isOver() -> {
                    fail(row, failed.reason());
                    changed.add(row);
                }
                default -> log.debug("shipment {} is {} already", row.id, row.status);
            }
        }
        if (!changed.isEmpty()) {
            shipments.updateById(changed);
        }
        announcer.announce(booked);
    }

    // The choice is fixed before the booking is sent: after a crash the same carrier gets the same reference.
    private void rate(ShipmentRow row, QuoteResult quote) {
        RankedOffer best = quote.offers().getFirst();
        row.status = ShipmentStatus.RATED;
        row.carrier = best.carrier();
        row.service = best.service();
        row.serviceName = best.serviceName();
        row.transitDays = best.transitDays();
        row.chargeableWeight = best.chargeableWeight();
        row.freight = best.price().amount();
        row.freightCurrency = best.price().currency();
        row.choice = json.writeValueAsString(quote);
    }

    private void book(ShipmentRow row, Booking booking) {
        Instant now = clock.instant();
        if (!TrackingNumber.fits(row.carrier, booking.trackingNo())) {
            log.warn("{} gave shipment {} a tracking number of an unknown form", row.carrier, row.id);
        }
        row.status = ShipmentStatus.BOOKED;
        row.version++;
        row.trackingNo = booking.trackingNo();
        if (booking.charge() != null) {
            row.freight = booking.charge().amount();
            row.freightCurrency = booking.charge().currency();
        }
        row.bookedAt = now;
        row.pollAt = now.plus(tracking.young());
    }

    private static void fail(ShipmentRow row, String reason) {
        row.status = ShipmentStatus.CANCELLED;
        row.version++;
        row.slot = row.id;
        row.failure = reason.length() <= LONGEST_FAILURE ? reason : reason.substring(0, LONGEST_FAILURE);
    }
}
