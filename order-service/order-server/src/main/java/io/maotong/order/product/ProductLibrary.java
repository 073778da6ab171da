package io.maotong.order.product;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is known of the merchant's goods, so that nobody has to type it again. */
@Component
public final class ProductLibrary {

    private final ProductMapper products;
    private final Clock clock;

    ProductLibrary(ProductMapper products, Clock clock) {
        this.products = products;
        this.clock = clock;
    }

    /** @return the known ones of these SKUs that are not archived */
    public Map<String, Product> find(Collection<String> skus) {
        Map<String, Product> found = new HashMap<>();
        if (!skus.isEmpty()) {
            products.selectList(new QueryWrapper<ProductRow>().in("sku", skus).ne("status", ProductStatus.ARCHIVED))
                    .forEach(row -> found.put(row.sku, productOf(row)));
        }
        return found;
    }

    /** Adds products that are not known yet; known ones stay as they are. @return whether there were any */
    public boolean learn(Collection<Product> found) {
        if (found.isEmpty()) {
            return false;
        }
        Set<String> known = products.known(found.stream().map(Product::sku).toList());
        List<Product> fresh =
                found.stream().filter(product -> !known.contains(product.sku())).toList();
        if (fresh.isEmpty()) {
            return false;
        }
        // Always in the same order, so that two imports of the same goods do not block each other.
        products.learn(fresh.stream()
                .sorted(Comparator.comparing(Product::sku))
                .map(product -> rowOf(product, 1))
                .toList());
        return true;
    }

    static Product productOf(ProductRow row) {
        return new Product(
                row.sku,
                row.name,
                row.nameEn,
                row.commodityCode,
                row.elements,
                row.unit,
                row.netWeight,
                row.grossWeight,
                row.legalQuantity1,
                row.legalQuantity2,
                row.originCountry,
                row.barCode,
                row.status,
                row.version,
                row.updatedAt);
    }

    ProductRow rowOf(Product product, long version) {
        ProductRow row = new ProductRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sku = product.sku();
        row.name = product.name();
        row.nameEn = product.nameEn();
        row.commodityCode = product.commodityCode();
        row.elements = product.elements();
        row.unit = product.unit();
        row.netWeight = product.netWeight();
        row.grossWeight = product.grossWeight();
        row.legalQuantity1 = product.legalQuantity1();
        row.legalQuantity2 = product.legalQuantity2();
        row.originCountry = product.originCountry();
        row.barCode = product.barCode();
        row.status = product.status();
        row.version = version;
        row.updatedAt = clock.instant();
        return row;
    }
}
