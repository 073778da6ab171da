package io.maotong.logistics.carrier;

import io.maotong.remote.authority.AuthorityClients;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The configured carriers. */
@Component
public class Carriers {

    private final Map<CarrierCode, Carrier> carriers = new EnumMap<>(CarrierCode.class);

    Carriers(CarrierSettings settings, AuthorityClients clients, JsonMapper json, Clock clock) {
        for (CarrierCode code : settings.carriers().keySet()) {
            CarrierChannel channel = new CarrierChannel(clients.get(code.authority()), json);
            carriers.put(
                    code,
                    switch (code) {
                        case DHL -> new DhlCarrier(channel, settings, clock);
                        case FEDEX -> new FedexCarrier(channel, settings, clock);
                        case UPS -> new UpsCarrier(channel, settings, clock);
                        case SF -> new SfCarrier(channel, settings, clock);
                    });
        }
    }

    public Collection<Carrier> all() {
        return carriers.values();
    }

    /** @throws IllegalStateException if it is not configured */
    public Carrier get(CarrierCode code) {
        Carrier carrier = carriers.get(code);
        if (carrier == null) {
            throw new IllegalStateException(code + " is not configured");
        }
        return carrier;
    }
}
