package io.maotong.forex.rate;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bank's board. */
@RestController
@RequestMapping("/api/merchant/rates")
class MerchantRateController {

    private final Rates rates;

    MerchantRateController(Rates rates) {
        this.rates = rates;
    }

    record RatesResponse(List<Rates.Rate> items, long total) {}

    /**
     * @param rate units of the bought currency for one unit of the sold one, eight decimals
     * @param bought the sold amount at this rate, rounded half-up
     */
    record CrossResponse(Money sold, Money bought, BigDecimal rate, Instant publishedAt) {}

    /** CNY per one unit of each currency. */
    @GetMapping
    @PreAuthorize("hasAuthority('forex:read')")
    RatesResponse board() {
        List<Rates.Rate> all = rates.all();
        return new RatesResponse(all, all.size());
    }

    /** What an amount is in another foreign currency, through CNY: sold at bid, bought at ask. */
    @GetMapping("/cross")
    @PreAuthorize("hasAuthority('forex:read')")
    CrossResponse cross(@RequestParam BigDecimal amount, @RequestParam String sell, @RequestParam String buy) {
        Rates.Rate sold = rates.fresh(sell);
        Rates.Rate bought = rates.fresh(buy);
        // Not through the printed cross rate: amount x bid / ask is rounded once.
        BigDecimal exact = amount.multiply(sold.bid()).divide(bought.ask(), 12, RoundingMode.HALF_UP);
        return new CrossResponse(
                Money.rounded(amount, sell), Money.rounded(exact, buy), sold.crossTo(bought), sold.publishedAt());
    }
}
