package io.maotong.logistics.shipment;

import io.maotong.logistics.carrier.TrackingStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a parcel is, from all events that are known of it. The order in which they were received and repetitions make
 * no difference: the latest time decides, at the same time the rank. Delivered stays, except after an explicit return.
 *
 * @param status null if the events say nothing beyond the booking
 * @param departedAt when it left the country of origin's facility; null before
 */
record Journey(ShipmentStatus status, TrackingStatus tracking, Instant departedAt, Instant deliveredAt) {

    /** An event, as far as it matters here. */
    record Point(Instant at, TrackingStatus status) {}

    static Journey of(Collection<Point> points) {
        Comparator<Point> byTime = Comparator.comparing(Point::at)
                .thenComparing(point -> point.status().rank());
        Optional<Point> delivered = first(points, TrackingStatus.DELIVERED, byTime);
        Optional<Point> returned = points.stream()
                .filter(point -> point.status() == TrackingStatus.RETURNED)
                .max(byTime);
        TrackingStatus now = points.stream().max(byTime).map(Point::status).orElse(null);
        if (returned.isPresent()
                && delivered.map(d -> !returned.get().at().isBefore(d.at())).orElse(true)) {
            now = TrackingStatus.RETURNED;
        } else if (delivered.isPresent()) {
            now = TrackingStatus.DELIVERED;
        }
        int furthest =
                points.stream().mapToInt(point -> point.status().rank()).max().orElse(0);
        return new Journey(
                statusOf(now, furthest),
                now,
                first(points, TrackingStatus.DEPARTURE, byTime).map(Point::at).orElse(null),
                now == TrackingStatus.DELIVERED ? delivered.map(Point::at).orElse(null) : null);
    }

    private static Optional<Point> first(Collection<Point> points, TrackingStatus status, Comparator<Point> byTime) {
        return points.stream().filter(point -> point.status() == status).min(byTime);
    }

    private static ShipmentStatus statusOf(TrackingStatus now, int furthest) {
        if (now == null) {
            return null;
        }
        return switch (now) {
            case DELIVERED -> ShipmentStatus.DELIVERED;
            case RETURNED -> ShipmentStatus.RETURNED;
            case LOST -> ShipmentStatus.LOST;
            case DESTROYED -> ShipmentStatus.DESTROYED;
            default -> {
                if (furthest >= TrackingStatus.DEPARTURE.rank()) {
                    yield ShipmentStatus.IN_TRANSIT;
                }
                yield furthest >= TrackingStatus.PICKED_UP.rank() ? ShipmentStatus.HANDED_OVER : null;
            }
        };
    }
}
