package io.maotong.order.product;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Adds and changes many products: good ones are kept, bad ones handed back, what says nothing new changes nothing. */
@Component
class ProductBulk {

    private static final int PORTION = 500;

    enum Result {
        ADDED,
        CHANGED,
        UNCHANGED,
        REJECTED
    }

    /** @param row as the user counts */
    record Entry(int row, Product product, List<Violation> unreadable) {}

    record Outcome(int row, String sku, Result result, Long version, List<Violation> violations) {}

    private final ProductMapper products;
    private final ProductLibrary library;
    private final ProductService service;
    private final CodeTables codes;

    ProductBulk(ProductMapper products, ProductLibrary library, ProductService service, CodeTables codes) {
        this.products = products;
        this.library = library;
        this.service = service;
        this.codes = codes;
    }

    List<Outcome> put(List<Entry> entries) {
        CodeBook book = codes.today();
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        List<Entry> good = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            List<Violation> broken = new ArrayList<>(entry.unreadable());
            broken.addAll(ProductRules.broken(entry.product(), book));
            if (entry.product().sku() != null && !seen.add(entry.product().sku())) {
                broken.add(Violation.of(
                        OrderError.PRODUCT_EXISTS,
                        "sku",
                        "DUPLICATE",
                        null,
                        Text.of("前面已有此货号，请合并", "This SKU stands above already: merge the two")));
            }
            if (broken.isEmpty()) {
                good.add(entry);
            } else {
                outcomes.put(
                        entry.row(),
                        new Outcome(
                                entry.row(),
                                entry.product().sku(),
                                Result.REJECTED,
                                null,
                                broken.stream()
                                        .map(violation -> violation.atRow(entry.row()))
                                        .toList()));
            }
        }
        for (int from = 0; from < good.size(); from += PORTION) {
            store(good.subList(from, Math.min(good.size(), from + PORTION)), outcomes);
        }
        return List.copyOf(outcomes.values());
    }

    private void store(List<Entry> portion, Map<Integer, Outcome> outcomes) {
        List<String> skus =
                portion.stream().map(entry -> entry.product().sku()).sorted().toList();
        products.lock(skus);
        Map<String, Product> known = new HashMap<>();
        products.selectList(new QueryWrapper<ProductRow>().in("sku", skus))
                .forEach(row -> known.put(row.sku, ProductLibrary.productOf(row)));
        List<ProductRow> rows = new ArrayList<>();
        List<Product> before = new ArrayList<>();
        List<Product> after = new ArrayList<>();
        for (Entry entry : portion) {
            Product earlier = known.get(entry.product().sku());
            Product wanted = entry.product().as(earlier == null ? ProductStatus.ACTIVE : earlier.status());
            if (earlier != null && wanted.saysTheSameAs(earlier)) {
                note(outcomes, entry, Result.UNCHANGED, earlier.version());
                continue;
            }
            ProductRow row = library.rowOf(wanted, earlier == null ? 1 : earlier.version() + 1);
            rows.add(row);
            after.add(ProductLibrary.productOf(row));
            if (earlier != null) {
                before.add(earlier);
            }
            note(outcomes, entry, earlier == null ? Result.ADDED : Result.CHANGED, row.version);
        }
        if (rows.isEmpty()) {
            return;
        }
        products.put(rows);
        if (!before.isEmpty()) {
            service.rememberFirst(before);
        }
        service.remember(after);
    }

    private static void note(Map<Integer, Outcome> outcomes, Entry entry, Result result, long version) {
        outcomes.put(entry.row(), new Outcome(entry.row(), entry.product().sku(), result, version, List.of()));
    }
}
