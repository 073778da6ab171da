package io.maotong.data.platform.search;

import io.maotong.data.page.PageResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over everything that a merchant has. */
@RestController
@RequestMapping("/api/merchant/search")
class MerchantSearchController {

    private final Search search;

    MerchantSearchController(Search search) {
        this.search = search;
    }

    /**
     * @param q words, Chinese or other, that must all occur
     * @param type only objects of this kind, such as {@code order}
     * @param page at most the first 100 pages
     */
    @GetMapping
    @PreAuthorize("hasAuthority('search:read')")
    PageResponse<Search.Found> find(
            @RequestParam @NotBlank @Size(max = 100) String q,
            @RequestParam(required = false) @Pattern(regexp = "[a-z-]{1,20}") String type,
            @RequestParam(defaultValue = "1") @Min(1) @Max(100) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int size) {
        return search.find(q, type, page, size);
    }
}
