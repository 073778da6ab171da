package io.maotong.forex.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The newest board that was believed. */
public interface Rates {

    /** Decimals of a rate per one unit. */
    int SCALE = 8;

    List<Rate> all();

    Optional<Rate> find(String currency);

    /**
     * A rate that may be quoted from.
     *
     * @throws io.maotong.core.error.BusinessException if there is none or it is out of date
     */
    Rate fresh(String currency);

    /**
     * CNY per one unit, eight decimals.
     *
     * @param bid the bank buys the currency at it 现汇买入
     * @param ask the bank sells it 现汇卖出
     * @param mid the middle 折算价
     * @param stale too old to quote from
     */
    record Rate(
            String currency,
            BigDecimal bid,
            BigDecimal cashBid,
            BigDecimal ask,
            BigDecimal cashAsk,
            BigDecimal mid,
            Instant publishedAt,
            Instant fetchedAt,
            boolean stale) {

        /** Units of the other currency for one unit of this, through CNY: sold at bid, bought at ask. */
        public BigDecimal crossTo(Rate other) {
            return bid.divide(other.ask(), SCALE, RoundingMode.HALF_UP);
        }
    }
}
