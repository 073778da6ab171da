package io.maotong.order.product;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeTables;
import io.maotong.web.security.CurrentActor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The merchant's product library. */
@Service
class ProductService {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "sku", "sku", "commodityCode", "commodity_code", "updatedAt", "updated_at");
    private static final int PORTION = 500;

    /** A version of a product with what it changed. */
    record Version(@JsonUnwrapped Product product, String actor, Instant changedAt, List<ProductChange> changes) {}

    private final ProductMapper products;
    private final ProductHistoryMapper history;
    private final ProductLibrary library;
    private final CodeTables codes;
    private final JsonMapper json;
    private final Clock clock;

    ProductService(
            ProductMapper products,
            ProductHistoryMapper history,
            ProductLibrary library,
            CodeTables codes,
            JsonMapper json,
            Clock clock) {
        this.products = products;
        this.history = history;
        this.library = library;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
    }

    PageResponse<Product> find(ProductFilter filter, PageRequest page) {
        return PageResponse.of(
                products.selectPage(page.toPage(SORTABLE, "sku,asc"), filter.toQuery(BusinessTime.today(clock))),
                ProductLibrary::productOf);
    }

    long count(ProductFilter filter) {
        return products.selectCount(filter.toQuery(BusinessTime.today(clock)));
    }

    /** Gives all products of a filter to the reader, holding one portion in memory. */
    void readAll(ProductFilter filter, Consumer<Product> reader) {
        String after = "";
        while (true) {
            List<ProductRow> portion = products.selectList(filter.toQuery(BusinessTime.today(clock))
                    .gt("sku", after)
                    .orderByAsc("sku")
                    .last("LIMIT " + PORTION));
            portion.forEach(row -> reader.accept(ProductLibrary.productOf(row)));
            if (portion.size() < PORTION) {
                return;
            }
            after = portion.getLast().sku;
        }
    }

    Product get(String sku) {
        return Optional.ofNullable(products.selectOne(new QueryWrapper<ProductRow>().eq("sku", sku)))
                .map(ProductLibrary::productOf)
                .orElseThrow(() -> new NotFoundException("product", sku));
    }

    Product add(Product product) {
        check(product);
        products.insert(library.rowOf(product, 1));
        Product added = get(product.sku());
        remember(List.of(added));
        return added;
    }

    Product change(String sku, Product product) {
        Product known = get(sku);
        check(product);
        if (!sku.equals(product.sku())) {
            throw new BusinessException(OrderError.PRODUCT_INVALID, Text.of("货号不能修改", "The SKU cannot be changed"));
        }
        return save(known, product.as(known.status()), product.version() == 0 ? known.version() : product.version());
    }

    Product move(String sku, ProductStatus status) {
        Product known = get(sku);
        return known.status() == status ? known : save(known, known.as(status), known.version());
    }

    private Product save(Product known, Product wanted, long seen) {
        if (seen == known.version() && wanted.saysTheSameAs(known)) {
            return known;
        }
        if (products.change(library.rowOf(wanted, seen)) == 0) {
            throw new BusinessException(
                    CommonError.CHANGED_MEANWHILE, Text.of("商品已被他人修改，请刷新", "Somebody else changed it: reload"));
        }
        Product saved = get(known.sku());
        rememberFirst(List.of(known));
        remember(List.of(saved));
        return saved;
    }

    void remove(String sku) {
        if (products.delete(new QueryWrapper<ProductRow>().eq("sku", sku)) == 0) {
            throw new NotFoundException("product", sku);
        }
    }

    /** Newest first; of a product that was learned from orders, the first change shows what it was. */
    List<Version> history(String sku) {
        get(sku);
        List<ProductHistoryRow> rows = history.selectList(new QueryWrapper<ProductHistoryRow>()
                .eq("sku", sku)
                .orderByDesc("id")
                .last("LIMIT 200"));
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ProductHistoryRow row = rows.get(i);
            Product now = json.readValue(row.content, Product.class);
            List<ProductChange> changes = i + 1 == rows.size()
                    ? List.of()
                    : ProductChange.between(json.readValue(rows.get(i + 1).content, Product.class), now);
            versions.add(new Version(now, row.actor, row.changedAt, changes));
        }
        return versions;
    }

    /** Notes products as they are now. */
    void remember(List<Product> now) {
        if (!now.isEmpty()) {
            history.insert(now.stream().map(this::historyOf).toList());
        }
    }

    /** Notes what products were before their first change, where that was not noted when they were learned. */
    void rememberFirst(List<Product> before) {
        List<String> skus = before.stream().map(Product::sku).toList();
        List<String> noted =
                history
                        .selectList(new QueryWrapper<ProductHistoryRow>()
                                .select("DISTINCT sku")
                                .in("sku", skus))
                        .stream()
                        .map(row -> row.sku)
                        .toList();
        remember(before.stream()
                .filter(product -> !noted.contains(product.sku()))
                .toList());
    }

    private ProductHistoryRow historyOf(Product product) {
        ProductHistoryRow row = new ProductHistoryRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sku = product.sku();
        row.version = product.version();
        row.content = json.writeValueAsString(product);
        row.actor = CurrentActor.get().id();
        row.changedAt = product.updatedAt() == null ? clock.instant() : product.updatedAt();
        return row;
    }

    private void check(Product product) {
        new Violations().addAll(ProductRules.broken(product, codes.today())).throwIfAny(OrderError.PRODUCT_INVALID);
    }
}
