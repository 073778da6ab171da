package io.maotong.order.shop;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known of the merchant's shops. */
@Component
public final class ShopRegister {

    /** A shop as an order names it. */
    public record Seen(String code, String platformCode, String platformName) {}

    private final ShopMapper shops;
    private final Clock clock;

    ShopRegister(ShopMapper shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    /** @return the known ones of these shops */
    public Map<String, Shop> find(Collection<String> codes) {
        Map<String, Shop> found = new HashMap<>();
        if (!codes.isEmpty()) {
            shops.selectList(new QueryWrapper<ShopRow>().in("code", codes))
                    .forEach(row -> found.put(row.code, shopOf(row)));
        }
        return found;
    }

    /**
     * Adds shops that orders name and nobody has entered; in one order, so that two imports do not block each other.
     *
     * @return whether there were any
     */
    public boolean learn(Collection<Seen> seen) {
        Map<String, Seen> byCode = new HashMap<>();
        seen.forEach(shop -> byCode.putIfAbsent(shop.code(), shop));
        byCode.keySet().removeAll(find(List.copyOf(byCode.keySet())).keySet());
        if (byCode.isEmpty()) {
            return false;
        }
        shops.learn(byCode.values().stream()
                .sorted(Comparator.comparing(Seen::code))
                .map(shop -> {
                    ShopRow row = newRow();
                    row.code = shop.code();
                    row.name = shop.code();
                    row.platformCode = shop.platformCode();
                    row.platformName = shop.platformName();
                    row.learned = true;
                    return row;
                })
                .toList());
        return true;
    }

    ShopRow newRow() {
        ShopRow row = new ShopRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.closed = false;
        row.learned = false;
        row.version = 1L;
        row.updatedAt = clock.instant();
        return row;
    }

    static Shop shopOf(ShopRow row) {
        return new Shop(
                row.code,
                row.name,
                row.platformCode,
                row.platformName,
                row.currency,
                row.tradeMode,
                row.carrier,
                row.payName,
                row.closed,
                row.learned,
                row.version,
                row.updatedAt);
    }
}
