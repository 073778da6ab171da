package io.maotong.order.product;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A merchant's products. */
@RestController
@RequestMapping("/api/merchant/products")
class MerchantProductController {

    private final ProductService service;

    MerchantProductController(ProductService service) {
        this.service = service;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<Product> list(@RequestParam(required = false) String q, PageRequest page) {
        return service.find(q, page);
    }

    @GetMapping("/{sku}")
    @PreAuthorize("hasAuthority('order:read')")
    Product get(@PathVariable String sku) {
        return service.get(sku);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    Product add(@Valid @RequestBody ProductRequest request) {
        return service.add(request.toProduct());
    }

    @PutMapping("/{sku}")
    @PreAuthorize("hasAuthority('product:manage')")
    Product change(@PathVariable String sku, @Valid @RequestBody ProductRequest request) {
        return service.change(sku, request.toProduct());
    }

    @DeleteMapping("/{sku}")
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String sku) {
        service.remove(sku);
    }
}
