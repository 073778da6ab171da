package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.TrackedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what carriers report about a merchant's parcels, and what that means for the shipments. */
@Service
class TrackingRecorder {

    private static final int PAGE = 500;

    private final ShipmentMapper shipments;
    private final TrackingEventMapper events;
    private final ShipmentAnnouncer announcer;
    private final TrackingSettings settings;
    private final Clock clock;

    TrackingRecorder(
            ShipmentMapper shipments,
            TrackingEventMapper events,
            ShipmentAnnouncer announcer,
            TrackingSettings settings,
            Clock clock) {
        this.shipments = shipments;
        this.events = events;
        this.announcer = announcer;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param reports what the carrier said of each shipment, in any order and maybe again */
    @Transactional
    public void record(Map<Long, List<TrackedEvent>> reports) {
        Instant now = clock.instant();
        List<ShipmentRow> rows = shipments.lock(reports.keySet());
        note(rows, reports, now);
        Map<Long, List<Journey.Point>> known = known(reports.keySet());
        List<ShipmentRow> changed = new ArrayList<>();
        List<ShipmentRow> worthTelling = new ArrayList<>();
        Map<Duration, List<Long>> pollAgain = new HashMap<>();
        for (ShipmentRow row : rows) {
            if (!row.status.isBooked()) {
                continue;
            }
            Journey journey = Journey.of(known.getOrDefault(row.id, List.of()));
            boolean matters = matters(row, journey);
            boolean differs = matters || !Objects.equals(row.trackingStatus, textOf(journey));
            Duration every = settings.every(Duration.between(row.bookedAt, now));
            apply(row, journey);
            if (differs || row.status.isOver() || every == null) {
                row.version += matters ? 1 : 0;
                row.pollAt = row.status.isOver() || every == null ? null : now.plus(every);
                changed.add(row);
            } else {
                pollAgain.computeIfAbsent(every, any -> new ArrayList<>()).add(row.id);
            }
            if (matters) {
                worthTelling.add(row);
            }
        }
        if (!changed.isEmpty()) {
            shipments.updateById(changed);
        }
        pollAgain.forEach((every, ids) -> shipments.pollAgain(ids, now.plus(every)));
        announcer.announce(worthTelling);
    }

    private void note(List<ShipmentRow> rows, Map<Long, List<TrackedEvent>> reports, Instant now) {
        List<TrackingEventRow> found = new ArrayList<>();
        for (ShipmentRow row : rows) {
            Map<String, TrackingEventRow> distinct = new HashMap<>();
            for (TrackedEvent event : reports.get(row.id)) {
                TrackingEventRow noted = rowOf(row, event, now);
                distinct.put(noted.identity, noted);
            }
            found.addAll(distinct.values());
        }
        for (int from = 0; from < found.size(); from += PAGE) {
            events.note(found.subList(from, Math.min(found.size(), from + PAGE)));
        }
    }

    private Map<Long, List<Journey.Point>> known(Collection<Long> ids) {
        return events
                .selectList(new QueryWrapper<TrackingEventRow>()
                        .select("shipment_id", "happened_at", "status")
                        .in("shipment_id", ids))
                .stream()
                .collect(Collectors.groupingBy(
                        event -> event.shipmentId,
                        Collectors.mapping(
                                event -> new Journey.Point(event.happenedAt, event.status), Collectors.toList())));
    }

    /** A new state, the departure or another main status: what other services wait for. */
    private static boolean matters(ShipmentRow row, Journey journey) {
        return (journey.status() != null && journey.status() != row.status)
                || !Objects.equals(row.departedAt, journey.departedAt())
                || !Objects.equals(row.deliveredAt, journey.deliveredAt())
                || !mainOf(row.trackingStatus).equals(mainOf(textOf(journey)));
    }

    private static String mainOf(String tracking) {
        return tracking == null ? "" : tracking.split("\\.")[0];
    }

    private static String textOf(Journey journey) {
        return journey.tracking() == null ? null : journey.tracking().text();
    }

    private static void apply(ShipmentRow row, Journey journey) {
        if (journey.status() != null) {
            row.status = journey.status();
        }
        row.trackingStatus = textOf(journey);
        row.departedAt = journey.departedAt();
        row.deliveredAt = journey.deliveredAt();
    }

    private static TrackingEventRow rowOf(ShipmentRow shipment, TrackedEvent event, Instant now) {
        TrackingEventRow row = new TrackingEventRow();
        row.id = Ids.next();
        row.merchantId = shipment.merchantId;
        row.shipmentId = shipment.id;
        row.identity = identity(shipment.carrier, shipment.trackingNo, event);
        row.happenedAt = event.at();
        row.localTime = event.local().toString();
        row.offsetText = event.offset();
        row.offsetAssumed = event.offsetAssumed();
        row.status = event.status();
        row.code = event.code();
        row.location = shortened(event.location(), 200);
        row.description = shortened(event.description(), 300);
        row.receivedAt = now;
        return row;
    }

    static String identity(CarrierCode carrier, String trackingNo, TrackedEvent event) {
        String text =
                String.join("\n", carrier.name(), trackingNo, event.at().toString(), event.code(), event.location());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
