package io.maotong.logistics.quote;

import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Offer;
import io.maotong.logistics.carrier.Parcel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a carrier asked a moment ago for the same way and the same chargeable weight: batches of parcels need not ask
 * for each of them. The charge that counts is the one that the booking answers.
 */
final class OfferMemory {

    private static final int LARGEST = 20_000;

    /** Parcels that cost the same. */
    record Lane(
            CarrierCode carrier,
            String fromCity,
            String toCountry,
            String toPostcode,
            String toCity,
            List<BigDecimal> chargeable) {

        static Lane of(CarrierCode carrier, Parcel parcel, List<BigDecimal> chargeable) {
            return new Lane(
                    carrier,
                    parcel.from().city(),
                    parcel.to().country(),
                    parcel.to().postcode(),
                    parcel.to().city(),
                    chargeable.stream().map(BigDecimal::stripTrailingZeros).toList());
        }
    }

    private record Remembered(List<Offer> offers, Instant until) {}

    private final Duration reuse;
    private final Clock clock;
    private final Map<Lane, Remembered> offers = new ConcurrentHashMap<>();

    OfferMemory(Duration reuse, Clock clock) {
        this.reuse = reuse;
        this.clock = clock;
    }

    Optional<List<Offer>> find(Lane lane) {
        return Optional.ofNullable(offers.get(lane))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Remembered::offers);
    }

    void keep(Lane lane, List<Offer> found) {
        if (offers.size() >= LARGEST) {
            offers.clear();
        }
        offers.put(lane, new Remembered(found, clock.instant().plus(reuse)));
    }
}
