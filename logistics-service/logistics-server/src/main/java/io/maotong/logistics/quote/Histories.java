package io.maotong.logistics.quote;

import io.maotong.logistics.carrier.CarrierCode;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the current merchant has experienced with the carriers. */
@Component
public final class Histories {

    // Older experience says little about how a carrier works today.
    private static final Duration MEMORY = Duration.ofDays(180);

    private final HistoryMapper history;
    private final Clock clock;

    Histories(HistoryMapper history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    public Map<CarrierCode, CarrierHistory> ofCurrentMerchant() {
        Map<CarrierCode, CarrierHistory> found = new EnumMap<>(CarrierCode.class);
        for (Map<String, Object> row : history.byCarrier(clock.instant().minus(MEMORY))) {
            found.put(
                    CarrierCode.valueOf((String) row.get("carrier")),
                    new CarrierHistory(
                            count(row, "delivered"),
                            count(row, "on_time"),
                            count(row, "ended"),
                            count(row, "trouble")));
        }
        return found;
    }

    private static int count(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).intValue();
    }
}
