package io.maotong.logistics.shipment;

import io.maotong.logistics.quote.Preset;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which orders to ship.
 *
 * @param orderNos at most 5000; left out if all are meant
 * @param allUnshipped every paid order without a shipment
 * @param preset BALANCED unless given
 */
record BatchRequest(@Size(max = 5000) List<String> orderNos, Boolean allUnshipped, Preset preset) {

    BatchRequest {
        orderNos = orderNos == null ? List.of() : List.copyOf(orderNos);
        allUnshipped = allUnshipped != null && allUnshipped;
        preset = preset == null ? Preset.BALANCED : preset;
    }
}
