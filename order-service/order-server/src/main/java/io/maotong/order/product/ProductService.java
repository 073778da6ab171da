package io.maotong.order.product;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.code.HsCode;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The merchant's product library. */
@Service
class ProductService {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "sku", "sku", "updatedAt", "updated_at");

    private final ProductMapper products;
    private final ProductLibrary library;
    private final CodeTables codes;

    ProductService(ProductMapper products, ProductLibrary library, CodeTables codes) {
        this.products = products;
        this.library = library;
        this.codes = codes;
    }

    PageResponse<Product> find(String q, PageRequest page) {
        QueryWrapper<ProductRow> query = new QueryWrapper<>();
        if (q != null && !q.isBlank()) {
            query.and(any -> any.likeRight("sku", q.strip()).or().like("name", q.strip()));
        }
        return PageResponse.of(products.selectPage(page.toPage(SORTABLE, "sku,asc"), query), ProductLibrary::productOf);
    }

    Product get(String sku) {
        return Optional.ofNullable(products.selectOne(new QueryWrapper<ProductRow>().eq("sku", sku)))
                .map(ProductLibrary::productOf)
                .orElseThrow(() -> new NotFoundException("product", sku));
    }

    Product add(Product product) {
        check(product);
        products.insert(library.rowOf(product, 1));
        return get(product.sku());
    }

    Product change(String sku, Product product) {
        Product known = get(sku);
        check(product);
        if (!sku.equals(product.sku())) {
            throw new BusinessException(OrderError.PRODUCT_INVALID, Text.of("货号不能修改", "The SKU cannot be changed"));
        }
        long seen = product.version() == 0 ? known.version() : product.version();
        if (products.change(library.rowOf(product, seen)) == 0) {
            throw new BusinessException(
                    CommonError.CHANGED_MEANWHILE, Text.of("商品已被他人修改，请刷新", "Somebody else changed it: reload"));
        }
        return get(sku);
    }

    void remove(String sku) {
        if (products.delete(new QueryWrapper<ProductRow>().eq("sku", sku)) == 0) {
            throw new NotFoundException("product", sku);
        }
    }

    private void check(Product product) {
        CodeBook book = codes.today();
        Optional<HsCode> tariff = book.tariffLine(product.commodityCode());
        Violations violations = new Violations();
        violations.check(
                tariff.isPresent(),
                OrderError.CODE_UNKNOWN,
                "commodityCode",
                "I6",
                null,
                Text.of("商品编码不在现行税则中", "The tariff in force does not know this code"));
        violations.check(
                book.unit(product.unit()).isPresent(),
                OrderError.CODE_UNKNOWN,
                "unit",
                "O6",
                null,
                Text.of("计量单位不在代码表中", "The unit is not in the code table"));
        tariff.ifPresent(line -> violations.check(
                product.elements().split("\\|", -1).length == line.elements().size(),
                OrderError.ELEMENTS_INCOMPLETE,
                "elements",
                "I11",
                String.join("|", line.elements()),
                Text.of("按税则顺序逐项填写", "Fill in every element in the tariff's order")));
        violations.throwIfAny(OrderError.PRODUCT_INVALID);
    }
}
