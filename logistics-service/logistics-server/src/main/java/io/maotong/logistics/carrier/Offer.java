package io.maotong.logistics.carrier;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a carrier asks for one of its services.
 *
 * @param service the carrier's own code
 * @param price everything included, in the carrier's currency
 * @param charges what the price consists of
 * @param transitDays usual days until delivery
 * @param chargeableWeight kilograms as the carrier bills them
 */
public record Offer(
        CarrierCode carrier,
        String service,
        String serviceName,
        Money price,
        List<Charge> charges,
        int transitDays,
        BigDecimal chargeableWeight) {

    public Offer {
        charges = List.copyOf(charges);
    }

    /** @param kind BASE or FUEL or the carrier's own name */
    public record Charge(String kind, Money amount) {}
}
