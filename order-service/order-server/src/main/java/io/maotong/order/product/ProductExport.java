package io.maotong.order.product;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.export.ExportSource;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Products as a file that can be changed and read again. */
@Component
final class ProductExport implements ExportSource {

    private final ProductService products;

    ProductExport(ProductService products) {
        this.products = products;
    }

    @Override
    public String subject() {
        return "products";
    }

    @Override
    public List<String> header() {
        return Arrays.stream(ProductColumn.values()).map(column -> column.title).toList();
    }

    @Override
    public long count(Map<String, String> filter) {
        return products.count(filterOf(filter));
    }

    @Override
    public void readAll(Map<String, String> filter, Consumer<List<String>> reader) {
        products.readAll(
                filterOf(filter),
                product -> reader.accept(Arrays.asList(
                        product.sku(),
                        product.name(),
                        product.nameEn(),
                        product.commodityCode(),
                        product.elements(),
                        product.unit(),
                        plain(product.netWeight()),
                        plain(product.grossWeight()),
                        plain(product.legalQuantity1()),
                        plain(product.legalQuantity2()),
                        product.originCountry(),
                        product.barCode(),
                        product.status().name())));
    }

    private static ProductFilter filterOf(Map<String, String> filter) {
        String status = filter.get("status");
        try {
            return new ProductFilter(
                    filter.get("q"),
                    filter.get("code"),
                    status == null || status.isBlank() ? null : ProductStatus.valueOf(status),
                    filter.get("origin"),
                    Boolean.valueOf(filter.get("codeExpired")));
        } catch (IllegalArgumentException e) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "filter.status",
                            "STATUS",
                            "ACTIVE|FROZEN|ARCHIVED",
                            Text.of("没有这个状态", "There is no such status"))));
        }
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros().toPlainString();
    }
}
