package io.maotong.logistics.quote;

import io.maotong.logistics.carrier.CarrierCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the carriers said, and what it was compared by.
 *
 * @param offers best first
 * @param missing carriers without an offer, and why
 * @param chargeableWeight by our own reckoning, kilograms
 * @param choiceVersion of the settings
 * @param rates by which prices were compared
 */
public record QuoteResult(
        List<RankedOffer> offers,
        List<Missing> missing,
        BigDecimal weight,
        BigDecimal chargeableWeight,
        String choiceVersion,
        Map<String, BigDecimal> rates) {

    /** @param code NOT_SERVED, or the carrier's own */
    public record Missing(CarrierCode carrier, String code, String reason, boolean temporary) {}

    /** Whether asking again may bring more. */
    public boolean isPartial() {
        return missing.stream().anyMatch(Missing::temporary);
    }
}
