package io.maotong.customs.batch.rule;

import java.util.Optional;

/** What a merchant usually declares; nothing at the first declarations. */
public interface Prices {

    /** No history at all. */
    Prices NONE = (commodityCode, unit, currency) -> Optional.empty();

    /**
     * @param unit and currency are numbers of customs
     * @return empty as long as too few prices were seen to judge by
     */
    Optional<PriceRange> of(String commodityCode, String unit, String currency);
}
