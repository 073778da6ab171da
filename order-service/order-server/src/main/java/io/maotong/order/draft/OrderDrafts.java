package io.maotong.order.draft;

import io.maotong.core.error.Text;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.product.Product;
import io.maotong.order.product.ProductLibrary;
import io.maotong.order.rule.Findings;
import io.maotong.order.rule.OrderRules;
import io.maotong.order.shop.Shop;
import io.maotong.order.shop.ShopRegister;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads and checks many entered orders with the same few statements as one. */
@Component
public final class OrderDrafts {

    /**
     * An order as it was entered, what could be read of it, and what is wrong with it.
     *
     * @param newGoods whether it names goods that the library does not offer
     */
    public record Checked(List<EnteredLine> rows, DraftedOrder order, Findings found, boolean newGoods) {}

    private final CodeTables codes;
    private final ProductLibrary products;
    private final ShopRegister shops;
    private final Clock clock;

    OrderDrafts(CodeTables codes, ProductLibrary products, ShopRegister shops, Clock clock) {
        this.codes = codes;
        this.products = products;
        this.shops = shops;
        this.clock = clock;
    }

    /**
     * @param entered the rows of each order
     * @param asNew whether they are about to be created: a closed shop takes no new orders
     */
    public List<Checked> check(List<List<EnteredLine>> entered, boolean asNew) {
        return check(entered, asNew, new KnownGoods());
    }

    /** The same for a part of a file. @param goods what its other parts have asked already */
    public List<Checked> check(List<List<EnteredLine>> entered, boolean asNew, KnownGoods goods) {
        CodeBook book = codes.today();
        goods.freshen(clock.instant());
        Map<String, Product> known = goods.products(values(entered, OrderColumn.SKU), products);
        Map<String, Shop> own = goods.shops(values(entered, OrderColumn.SHOP), shops);
        List<Checked> checked = new ArrayList<>(entered.size());
        for (List<EnteredLine> rows : entered) {
            Findings found = new Findings();
            DraftedOrder order = new DraftReader(book, known, own, found).read(rows);
            OrderRules.check(order.draft(), book, found);
            Shop shop = own.get(order.draft().shop());
            if (asNew && shop != null && shop.closed()) {
                found.error(
                        OrderError.SHOP_INVALID,
                        OrderColumn.SHOP.field,
                        rows.getFirst().number(),
                        "S1",
                        null,
                        Text.of("店铺 %s 已停用，请先启用", "Shop %s is closed: reopen it first")
                                .with(shop.code()));
            }
            boolean newGoods = order.draft().lines().stream()
                    .anyMatch(line -> line.sku() == null || !known.containsKey(line.sku()));
            checked.add(new Checked(rows, order, found, newGoods));
        }
        return checked;
    }

    private static List<String> values(List<List<EnteredLine>> entered, OrderColumn column) {
        return entered.stream()
                .flatMap(List::stream)
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
