package io.maotong.order.product;

import io.maotong.order.Language;
import io.maotong.order.code.CodeTables;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Products from the merchant's own systems. */
@RestController
@RequestMapping("/api/open/products")
class OpenProductController {

    /** At most 500 products. */
    record Batch(@NotEmpty @Size(max = 500) List<@Valid ProductRequest> products) {}

    private final ProductService service;
    private final ProductBulk bulk;
    private final CodeTables codes;

    OpenProductController(ProductService service, ProductBulk bulk, CodeTables codes) {
        this.service = service;
        this.bulk = bulk;
        this.codes = codes;
    }

    @GetMapping("/{sku}")
    @PreAuthorize("hasAuthority('order:read')")
    Product get(@PathVariable String sku) {
        return service.get(sku);
    }

    /** Adds or changes by SKU; each row says what became of it, and the good ones are kept whatever the others are. */
    @PostMapping("/batch")
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    ProductBulkResponse put(@Valid @RequestBody Batch batch, HttpServletRequest request) {
        List<ProductBulk.Entry> entries = new ArrayList<>();
        for (ProductRequest product : batch.products()) {
            entries.add(new ProductBulk.Entry(
                    entries.size() + 1, product.toProduct(ProductStatus.ACTIVE, codes.today()), List.of()));
        }
        return ProductBulkResponse.of(bulk.put(entries), true, Language.of(request));
    }
}
