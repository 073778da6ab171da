package io.maotong.logistics.carrier;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * An event of a parcel, normalised.
 *
 * @param code the carrier's own code
 * @param local time where it happened, as the carrier gave it
 * @param offset such as +08:00
 * @param offsetAssumed whether the carrier gave no offset and that of the place was assumed
 */
public record TrackedEvent(
        Instant at,
        LocalDateTime local,
        String offset,
        boolean offsetAssumed,
        TrackingStatus status,
        String code,
        String location,
        String description) {}
