package io.maotong.logistics.quote;

import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Offer;
import java.math.BigDecimal;
import java.util.List;

/**
 * An offer with its place among the others.
 *
 * @param comparable the price in the currency of comparison
 * @param score 0 to 1
 * @param reasons what each criterion added
 * @param dominated whether another offer is at least as good in everything and better in something
 * @param sample parcels that the reliability figures are based on
 */
public record RankedOffer(
        CarrierCode carrier,
        String service,
        String serviceName,
        Money price,
        List<Offer.Charge> charges,
        int transitDays,
        BigDecimal chargeableWeight,
        Money comparable,
        BigDecimal score,
        List<Reason> reasons,
        boolean dominated,
        int sample) {

    public RankedOffer {
        charges = List.copyOf(charges);
        reasons = List.copyOf(reasons);
    }

    /**
     * @param criterion cost, days, slowDays, onTime or trouble
     * @param value the figure itself
     * @param contribution to the score
     */
    public record Reason(String criterion, BigDecimal value, BigDecimal weight, BigDecimal contribution) {}
}
