package io.maotong.order.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A field of a product that says something else than before. */
record ProductChange(String field, String from, String to) {

    static List<ProductChange> between(Product before, Product after) {
        List<ProductChange> changes = new ArrayList<>();
        note(changes, "name", before.name(), after.name());
        note(changes, "nameEn", before.nameEn(), after.nameEn());
        note(changes, "commodityCode", before.commodityCode(), after.commodityCode());
        note(changes, "elements", before.elements(), after.elements());
        note(changes, "unit", before.unit(), after.unit());
        note(changes, "netWeight", plain(before.netWeight()), plain(after.netWeight()));
        note(changes, "grossWeight", plain(before.grossWeight()), plain(after.grossWeight()));
        note(changes, "legalQuantity1", plain(before.legalQuantity1()), plain(after.legalQuantity1()));
        note(changes, "legalQuantity2", plain(before.legalQuantity2()), plain(after.legalQuantity2()));
        note(changes, "originCountry", before.originCountry(), after.originCountry());
        note(changes, "barCode", before.barCode(), after.barCode());
        note(changes, "status", String.valueOf(before.status()), String.valueOf(after.status()));
        return changes;
    }

    private static void note(List<ProductChange> changes, String field, String from, String to) {
        if (!Objects.equals(from, to)) {
            changes.add(new ProductChange(field, from, to));
        }
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros().toPlainString();
    }
}
