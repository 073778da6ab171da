package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.rule.PriceRange;
import io.maotong.customs.batch.rule.Prices;
import io.maotong.customs.document.DocumentContent;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;

/**
 * The unit prices that the current merchant declared, counted as they are declared. A page of orders is judged by one read
 * along the key, however much was declared before.
 */
@Component
class PriceHistory {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final int DECIMALS = 5;

    private record Key(String commodityCode, String unit, String currency) {}

    private record Priced(Key key, BigDecimal price) {}

    private final PriceMapper mapper;
    private final SqlSessionFactory sessions;
    private final CustomsSettings settings;

    PriceHistory(PriceMapper mapper, SqlSessionFactory sessions, CustomsSettings settings) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.settings = settings;
    }

    /** What was declared before for the goods of these lists. */
    Prices of(Collection<DocumentContent> lists) {
        Set<String> codes = lists.stream()
                .flatMap(list -> list.rows().stream())
                .map(row -> row.get("gcode"))
                .filter(code -> code != null && !code.isBlank())
                .collect(Collectors.toSet());
        if (codes.isEmpty()) {
            return Prices.NONE;
        }
        Map<Key, SortedMap<BigDecimal, Long>> counted = new HashMap<>();
        for (PriceRow row : mapper.ofCodes(codes)) {
            counted.computeIfAbsent(new Key(row.commodityCode, row.unit, row.currency), key -> new TreeMap<>())
                    .put(row.price, row.times);
        }
        CustomsSettings.PriceCheck check = settings.rules().prices();
        Map<Key, Optional<PriceRange>> ranges = new HashMap<>();
        counted.forEach((key, prices) ->
                ranges.put(key, PriceRange.of(prices, check.atLeast(), check.lowPercent(), check.highPercent())));
        return (code, unit, currency) -> ranges.getOrDefault(new Key(code, unit, currency), Optional.empty());
    }

    /** Counts the prices of lists that are declared in this transaction. */
    void note(Collection<DocumentContent> lists) {
        Map<Priced, Long> times = new HashMap<>();
        for (DocumentContent list : lists) {
            for (Map<String, String> row : list.rows()) {
                BigDecimal price = DocumentContent.number(row, "price");
                if (price != null && price.signum() > 0 && row.get("gcode") != null) {
                    BigDecimal kept = price.round(THREE_DIGITS).setScale(DECIMALS, RoundingMode.HALF_UP);
                    times.merge(
                            new Priced(new Key(row.get("gcode"), row.get("unit"), row.get("currency")), kept),
                            1L,
                            Long::sum);
                }
            }
        }
        // Sorted, so that two pages that meet the same prices do not lock them crosswise.
        List<PriceRow> rows = times.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((PriceRow row) -> row.commodityCode)
                        .thenComparing(row -> row.unit)
                        .thenComparing(row -> row.currency)
                        .thenComparing(row -> row.price))
                .toList();
        if (!rows.isEmpty()) {
            new MybatisBatch<>(sessions, rows)
                    .execute(new MybatisBatch.Method<PriceRow>(PriceMapper.class).get("count"));
        }
    }

    private static PriceRow row(Priced priced, long times) {
        PriceRow row = new PriceRow();
        row.merchantId = MerchantScope.merchantId();
        row.commodityCode = priced.key().commodityCode();
        row.unit = priced.key().unit();
        row.currency = priced.key().currency();
        row.price = priced.price();
        row.times = times;
        return row;
    }
}
