package io.maotong.logistics.shipment;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param chunk shipments of one piece of work, 1 to 20 */
@ConfigurationProperties("maotong.logistics.booking")
record BookingSettings(int chunk) {

    BookingSettings {
        if (chunk < 1 || chunk > 20) {
            throw new IllegalStateException("maotong.logistics.booking.chunk must be 1 to 20");
        }
    }
}
