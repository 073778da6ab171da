package io.maotong.logistics.shipment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often carriers are asked about a parcel.
 *
 * @param young until {@code middleAfter} since the booking
 * @param middle until {@code oldAfter}
 * @param old until {@code stopAfter}; then no more
 */
@ConfigurationProperties("maotong.logistics.tracking")
record TrackingSettings(
        Duration young, Duration middle, Duration old, Duration middleAfter, Duration oldAfter, Duration stopAfter) {

    /** @return null if it is not asked for any more */
    Duration every(Duration age) {
        if (age.compareTo(stopAfter) > 0) {
            return null;
        }
        if (age.compareTo(oldAfter) > 0) {
            return old;
        }
        return age.compareTo(middleAfter) > 0 ? middle : young;
    }
}
