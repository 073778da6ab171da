package io.maotong.order.draft;

import io.maotong.order.product.Product;
import io.maotong.order.product.ProductLibrary;
import io.maotong.order.shop.Shop;
import io.maotong.order.shop.ShopRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of goods and shops while a file is read: its rows name the same ones again and again. It is asked anew after
 * five seconds, so that a product that is frozen meanwhile soon counts as frozen. For one thread.
 */
public final class KnownGoods {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, Shop> shops = new HashMap<>();
    private final Set<String> askedProducts = new HashSet<>();
    private final Set<String> askedShops = new HashSet<>();
    private Instant until = Instant.MIN;

    /** Somebody knows more now. */
    public void forget() {
        products.clear();
        shops.clear();
        askedProducts.clear();
        askedShops.clear();
    }

    void freshen(Instant now) {
        if (now.isAfter(until)) {
            forget();
            until = now.plus(FRESH);
        }
    }

    Map<String, Product> products(Collection<String> skus, ProductLibrary library) {
        ask(skus, askedProducts, products, library::find);
        return products;
    }

    Map<String, Shop> shops(Collection<String> codes, ShopRegister register) {
        ask(codes, askedShops, shops, register::find);
        return shops;
    }

    private static <T> void ask(
            Collection<String> keys,
            Set<String> asked,
            Map<String, T> known,
            Function<List<String>, Map<String, T>> find) {
        List<String> open = keys.stream().filter(key -> !asked.contains(key)).toList();
        known.putAll(find.apply(open));
        asked.addAll(open);
    }
}
