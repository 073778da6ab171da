package io.maotong.customs.codes;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Rates by which customs values goods: one for each month, as the customs administration announces them. */
@Component
public class CustomsRates {

    static final String HOME = "CNY";

    private static final Map<String, String> SORTABLE = Map.of("month", "month", "currency", "currency");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final RateMapper rates;

    CustomsRates(RateMapper rates) {
        this.rates = rates;
    }

    /** Renminbi for one unit of a currency in ISO letters; empty if nobody entered the rate of that month. */
    public Optional<BigDecimal> cny(String currency, LocalDate day) {
        return HOME.equals(currency)
                ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(rates.find(currency, MONTH.format(day)));
    }

    <T> PageResponse<T> find(String month, PageRequest page, Function<RateRow, T> toItem) {
        return PageResponse.of(
                rates.selectPage(
                        page.toPage(SORTABLE, "month,desc"),
                        new QueryWrapper<RateRow>().eq(month != null, "month", month)),
                toItem);
    }

    /** Enters or corrects the rate of a currency for a month. */
    void enter(RateRow row) {
        rates.enter(row);
    }
}
