package io.maotong.logistics.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.logistics.carrier.TrackingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void wholeJourneyThenDelivered() {
        Journey journey = Journey.of(whole());
        assertThat(journey.status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(journey.tracking()).isEqualTo(TrackingStatus.DELIVERED);
        assertThat(journey.departedAt()).isEqualTo(START.plusSeconds(2));
        assertThat(journey.deliveredAt()).isEqualTo(START.plusSeconds(6));
    }

    @Test
    void orderOfArrivalAndRepetitionsMakeNoDifference() {
        Random random = new Random(8);
        for (int i = 0; i < 1_000; i++) {
            List<Journey.Point> known = whole().subList(0, 1 + random.nextInt(7));
            List<Journey.Point> received = new ArrayList<>(known);
            for (int again = 0; again < random.nextInt(5); again++) {
                received.add(known.get(random.nextInt(known.size())));
            }
            Collections.shuffle(received, random);
            assertThat(Journey.of(received)).isEqualTo(Journey.of(known));
        }
    }

    @Test
    void stateNeverGoesBackAsTheJourneyBecomesKnownInAnyOrder() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            List<Journey.Point> events = whole();
            Collections.shuffle(events, random);
            int rank = 0;
            for (int known = 1; known <= events.size(); known++) {
                ShipmentStatus status = Journey.of(events.subList(0, known)).status();
                int now = status == null ? 0 : status.ordinal();
                assertThat(now).isGreaterThanOrEqualTo(rank);
                rank = now;
            }
        }
    }

    @Test
    void deliveredStaysUnlessReturnedAfterwards() {
        List<Journey.Point> events = whole();
        events.add(point(9, TrackingStatus.IN_TRANSIT_OTHER));
        assertThat(Journey.of(events).status()).isEqualTo(ShipmentStatus.DELIVERED);
        events.add(point(10, TrackingStatus.RETURNED));
        assertThat(Journey.of(events).status()).isEqualTo(ShipmentStatus.RETURNED);
        assertThat(Journey.of(events).deliveredAt()).isNull();
    }

    @Test
    void sameSecondThenTheHigherRankCounts() {
        Journey journey = Journey.of(List.of(point(1, TrackingStatus.DEPARTURE), point(1, TrackingStatus.PICKED_UP)));
        assertThat(journey.tracking()).isEqualTo(TrackingStatus.DEPARTURE);
        assertThat(journey.status()).isEqualTo(ShipmentStatus.IN_TRANSIT);
    }

    @Test
    void onlyTheInformationThenNothingChanges() {
        assertThat(Journey.of(List.of(point(0, TrackingStatus.INFO_RECEIVED))).status())
                .isNull();
        assertThat(Journey.of(List.of())).isEqualTo(new Journey(null, null, null, null));
    }

    private static List<Journey.Point> whole() {
        return new ArrayList<>(List.of(
                point(0, TrackingStatus.INFO_RECEIVED),
                point(1, TrackingStatus.PICKED_UP),
                point(2, TrackingStatus.DEPARTURE),
                point(3, TrackingStatus.CUSTOMS_RELEASED),
                point(4, TrackingStatus.ARRIVAL),
                point(5, TrackingStatus.OUT_FOR_DELIVERY),
                point(6, TrackingStatus.DELIVERED)));
    }

    private static Journey.Point point(int seconds, TrackingStatus status) {
        return new Journey.Point(START.plusSeconds(seconds), status);
    }
}
