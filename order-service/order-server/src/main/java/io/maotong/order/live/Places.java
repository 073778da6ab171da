package io.maotong.order.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may still follow: bounded for all, for each merchant and for each person. */
final class Places {

    private final LiveSettings settings;
    private final Map<String, Integer> taken = new HashMap<>();

    Places(LiveSettings settings) {
        this.settings = settings;
    }

    /** @return whether there was a place; whoever got it gives it back */
    synchronized boolean take(long merchantId, String person) {
        List<String> keys = keys(merchantId, person);
        List<Integer> limits = List.of(settings.streams(), settings.ofMerchant(), settings.ofUser());
        for (int i = 0; i < keys.size(); i++) {
            if (taken.getOrDefault(keys.get(i), 0) >= limits.get(i)) {
                return false;
            }
        }
        keys.forEach(key -> taken.merge(key, 1, Integer::sum));
        return true;
    }

    synchronized void giveBack(long merchantId, String person) {
        keys(merchantId, person)
                .forEach(key -> taken.computeIfPresent(key, (any, number) -> number == 1 ? null : number - 1));
    }

    private static List<String> keys(long merchantId, String person) {
        return List.of("all", "merchant " + merchantId, "person " + merchantId + " " + person);
    }
}
