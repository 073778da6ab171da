package io.maotong.order.product;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.time.LocalDate;

/**
 * What a list of products is narrowed down to; every part is optional.
 *
 * @param q the beginning of a SKU or commodity code, or a part of a Chinese or English name
 * @param code the beginning of a commodity code
 * @param status left out: everything but the archived ones
 * @param codeExpired only products whose commodity code is not in force today
 */
record ProductFilter(String q, String code, ProductStatus status, String origin, Boolean codeExpired) {

    QueryWrapper<ProductRow> toQuery(LocalDate today) {
        QueryWrapper<ProductRow> query = new QueryWrapper<>();
        if (status == null) {
            query.in("status", ProductStatus.ACTIVE, ProductStatus.FROZEN);
        } else {
            query.eq("status", status);
        }
        query.likeRight(isGiven(code), "commodity_code", code);
        query.eq(isGiven(origin), "origin_country", origin);
        if (Boolean.TRUE.equals(codeExpired)) {
            query.apply(
                    "NOT EXISTS (SELECT 1 FROM hs_code h WHERE h.code = product.commodity_code AND h.valid_from <= {0}"
                            + " AND (h.valid_to IS NULL OR h.valid_to >= {0}))",
                    today);
        }
        if (isGiven(q)) {
            String text = q.strip();
            query.and(any -> any.likeRight("sku", text)
                    .or()
                    .likeRight("commodity_code", text)
                    .or()
                    .like("name", text)
                    .or()
                    .like("name_en", text));
        }
        return query;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
