package io.maotong.order.product;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.order.Language;
import io.maotong.order.code.CodeTables;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A merchant's products. */
@RestController
@RequestMapping("/api/merchant/products")
class MerchantProductController {

    private static final int MOST_TARIFF_LINES = 20;

    private final ProductService service;
    private final ProductReader reader;
    private final ProductSheet sheet;
    private final CodeTables codes;

    MerchantProductController(ProductService service, ProductReader reader, ProductSheet sheet, CodeTables codes) {
        this.service = service;
        this.reader = reader;
        this.sheet = sheet;
        this.codes = codes;
    }

    /** Sorted by sku unless by commodityCode or updatedAt; without a status, the archived ones are left out. */
    @GetMapping
    @PreAuthorize("hasAuthority('order:read')")
    PageResponse<Product> list(ProductFilter filter, PageRequest page) {
        return service.find(filter, page);
    }

    /** Tariff lines in force today whose code begins or whose name contains the text, with their elements. */
    @GetMapping("/tariff")
    @PreAuthorize("hasAuthority('order:read')")
    List<ProductDetail.Tariff> tariff(@RequestParam String q) {
        return reader.search(q.strip(), MOST_TARIFF_LINES);
    }

    /** With the tariff's units and elements, and what would keep it from being declared today. */
    @GetMapping("/{sku}")
    @PreAuthorize("hasAuthority('order:read')")
    ProductDetail get(@PathVariable String sku, HttpServletRequest request) {
        return reader.detail(sku, Language.of(request));
    }

    /** Every version with what it changed, newest first. */
    @GetMapping("/{sku}/history")
    @PreAuthorize("hasAuthority('order:read')")
    List<ProductService.Version> history(@PathVariable String sku) {
        return service.history(sku);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    Product add(@RequestBody ProductRequest request) {
        return service.add(productOf(request));
    }

    @PutMapping("/{sku}")
    @PreAuthorize("hasAuthority('product:manage')")
    Product change(@PathVariable String sku, @RequestBody ProductRequest request) {
        return service.change(sku, productOf(request));
    }

    /** XLSX, CSV or JSON, at most 5,000 rows: good rows are kept, bad ones handed back. */
    @PostMapping("/import")
    @PreAuthorize("hasAuthority('product:manage')")
    ProductBulkResponse load(@RequestPart MultipartFile file, HttpServletRequest request) {
        return ProductBulkResponse.of(sheet.read(file), false, Language.of(request));
    }

    /** New orders that name it are refused until it is released. */
    @PostMapping("/{sku}:freeze")
    @PreAuthorize("hasAuthority('product:manage')")
    Product freeze(@PathVariable String sku) {
        return service.move(sku, ProductStatus.FROZEN);
    }

    /** Out of the lists, and no source of defaults any more. */
    @PostMapping("/{sku}:archive")
    @PreAuthorize("hasAuthority('product:manage')")
    Product archive(@PathVariable String sku) {
        return service.move(sku, ProductStatus.ARCHIVED);
    }

    /** From frozen or archived back to active. */
    @PostMapping("/{sku}:release")
    @PreAuthorize("hasAuthority('product:manage')")
    Product release(@PathVariable String sku) {
        return service.move(sku, ProductStatus.ACTIVE);
    }

    @DeleteMapping("/{sku}")
    @PreAuthorize("hasAuthority('product:manage')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String sku) {
        service.remove(sku);
    }

    private Product productOf(ProductRequest request) {
        return request.toProduct(ProductStatus.ACTIVE, codes.today());
    }
}
