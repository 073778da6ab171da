package io.maotong.sandbox.carrier;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Behaviour;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import io.maotong.sandbox.due.DueHandler;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Booked parcels and what happens to them. The same reference at the same carrier is the same parcel. */
@Component
class Shipments implements DueHandler {

    private static final String KIND = "carrier.event";
    private static final double TWICE = 0.15;

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final NumberSequence numbers;
    private final DueActions due;
    private final Behaviours behaviours;
    private final Clock clock;
    private final Tally tally;

    record Booking(
            Carrier carrier, String reference, String country, String city, List<Piece> pieces, Tariffs.Quote quote) {}

    record Shipment(
            long id,
            Carrier carrier,
            String reference,
            String trackingNo,
            String service,
            String country,
            String city,
            BigDecimal weight,
            int pieces,
            BigDecimal charge,
            String currency,
            Instant bookedAt) {}

    record Event(Stage stage, Instant at) {}

    /** @param events in no order, some of them twice */
    record Tracked(Shipment shipment, List<Event> events) {

        /** The latest thing that happened. */
        Optional<Event> latest() {
            return events.stream().max(Comparator.comparing(Event::at).thenComparing(Event::stage));
        }
    }

    Shipments(
            JdbcClient client,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            NumberSequence numbers,
            DueActions due,
            Behaviours behaviours,
            Clock clock,
            Tally tally) {
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.numbers = numbers;
        this.due = due;
        this.behaviours = behaviours;
        this.clock = clock;
        this.tally = tally;
    }

    Shipment book(Booking booking) {
        Optional<Shipment> known = byReference(booking.carrier(), booking.reference());
        if (known.isPresent()) {
            tally.add(booking.carrier().authority(), "answered again booking");
            return known.get();
        }
        try {
            return transaction.execute(status -> insert(booking));
        } catch (DuplicateKeyException race) {
            return byReference(booking.carrier(), booking.reference()).orElseThrow(() -> race);
        }
    }

    private Shipment insert(Booking booking) {
        Carrier carrier = booking.carrier();
        String trackingNo = carrier.trackingNumber(numbers.next("carrier." + carrier.name()));
        client.sql("INSERT INTO carrier_shipment (carrier, reference, tracking_no, service, country, city, weight_kg,"
                        + " pieces, charge, currency, booked_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        carrier.name(),
                        booking.reference(),
                        trackingNo,
                        booking.quote().service(),
                        booking.country(),
                        booking.city(),
                        booking.quote().actual(),
                        booking.pieces().size(),
                        booking.quote().total(),
                        booking.quote().currency(),
                        UtcTime.toRow(clock.instant()))
                .update();
        Shipment shipment = byReference(carrier, booking.reference()).orElseThrow();
        due.schedule(Arrays.stream(Stage.values())
                .map(stage -> new Planned(KIND, String.valueOf(shipment.id()), stage.name(), stage.after()))
                .toList());
        tally.add(carrier.authority(), "bookings");
        return shipment;
    }

    private Optional<Shipment> byReference(Carrier carrier, String reference) {
        return client.sql("SELECT * FROM carrier_shipment WHERE carrier = ? AND reference = ?")
                .params(carrier.name(), reference)
                .query((row, n) -> read(row))
                .optional();
    }

    /** What is known of these numbers; unknown ones are absent. */
    Map<String, Tracked> track(Carrier carrier, Collection<String> trackingNumbers) {
        if (trackingNumbers.isEmpty()) {
            return Map.of();
        }
        List<Shipment> found = client.sql(
                        "SELECT * FROM carrier_shipment WHERE carrier = :carrier AND tracking_no IN (:numbers)")
                .param("carrier", carrier.name())
                .param("numbers", trackingNumbers)
                .query((row, n) -> read(row))
                .list();
        Map<Long, List<Event>> events = new HashMap<>();
        if (!found.isEmpty()) {
            client.sql("SELECT * FROM carrier_event WHERE shipment_id IN (:ids)")
                    .param("ids", found.stream().map(Shipment::id).toList())
                    .query(row -> {
                        events.computeIfAbsent(row.getLong("shipment_id"), id -> new ArrayList<>())
                                .add(new Event(
                                        Stage.valueOf(row.getString("stage")), UtcTime.fromRow(row, "happened_at")));
                    });
        }
        Behaviour behaviour = behaviours.of(carrier.authority());
        Map<String, Tracked> tracked = new LinkedHashMap<>();
        for (Shipment shipment : found) {
            List<Event> shown = new ArrayList<>();
            for (Event event : events.getOrDefault(shipment.id(), List.of())) {
                shown.add(event);
                if (behaviour.duplicates() || ThreadLocalRandom.current().nextDouble() < TWICE) {
                    shown.add(event);
                }
            }
            Collections.shuffle(shown);
            tracked.put(shipment.trackingNo(), new Tracked(shipment, shown));
        }
        return tracked;
    }

    private static Shipment read(ResultSet row) throws SQLException {
        return new Shipment(
                row.getLong("id"),
                Carrier.valueOf(row.getString("carrier")),
                row.getString("reference"),
                row.getString("tracking_no"),
                row.getString("service"),
                row.getString("country"),
                row.getString("city"),
                row.getBigDecimal("weight_kg"),
                row.getInt("pieces"),
                row.getBigDecimal("charge"),
                row.getString("currency"),
                UtcTime.fromRow(row, "booked_at"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batchSize() {
        return 500;
    }

    /** Events carry the time at which they were due, so that a sandbox that slept does not invent a rush. */
    @Override
    public void handle(List<DueAction> actions) {
        Map<Long, Carrier> carriers = new HashMap<>();
        client.sql("SELECT id, carrier FROM carrier_shipment WHERE id IN (:ids)")
                .param("ids", actions.stream().map(a -> Long.valueOf(a.ref())).toList())
                .query(row -> {
                    carriers.put(row.getLong(1), Carrier.valueOf(row.getString(2)));
                });
        List<Object[]> rows = new ArrayList<>();
        for (DueAction action : actions) {
            Long id = Long.valueOf(action.ref());
            if (behaviours.of(carriers.get(id).authority()).loses()) {
                tally.add(carriers.get(id).authority(), "injected loss");
            } else {
                rows.add(new Object[] {id, action.payload(), UtcTime.toRow(action.dueAt())});
            }
        }
        jdbc.batchUpdate("INSERT IGNORE INTO carrier_event (shipment_id, stage, happened_at) VALUES (?,?,?)", rows);
    }
}
