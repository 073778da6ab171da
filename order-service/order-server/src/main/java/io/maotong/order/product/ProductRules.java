package io.maotong.order.product;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.HsCode;
import io.maotong.order.rule.DeclarationElements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a correct product is, by the code tables of one day. */
final class ProductRules {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._/-]{1,20}");
    private static final int LONGEST = 250;
    private static final int DECIMALS = 5;
    private static final BigDecimal LIMIT = new BigDecimal("100000000000000");

    private ProductRules() {}

    static List<Violation> broken(Product product, CodeBook book) {
        Violations found = new Violations();
        found.check(
                product.sku() != null && SKU.matcher(product.sku()).matches(),
                OrderError.FIELD_FORMAT,
                "sku",
                "ITEM_NO",
                SKU.pattern(),
                Text.of("货号为1至20位字母、数字或 . _ / -", "1 to 20 letters, digits or . _ / -"));
        text(product.name(), "name", found);
        text(product.nameEn(), "nameEn", found);
        figure(product.netWeight(), "netWeight", found);
        figure(product.grossWeight(), "grossWeight", found);
        figure(product.legalQuantity1(), "legalQuantity1", found);
        figure(product.legalQuantity2(), "legalQuantity2", found);
        found.check(
                product.netWeight() == null
                        || product.grossWeight() == null
                        || product.netWeight().compareTo(product.grossWeight()) <= 0,
                OrderError.WEIGHT_MISMATCH,
                "grossWeight",
                "I1",
                product.netWeight() == null ? null : ">= " + product.netWeight().toPlainString(),
                Text.of("毛重不得小于净重", "The gross weight is at least the net weight"));
        found.check(
                product.unit() != null && book.unit(product.unit()).isPresent(),
                OrderError.CODE_UNKNOWN,
                "unit",
                "O6",
                null,
                Text.of("计量单位不在代码表中", "The unit is not in the code table"));
        found.check(
                product.originCountry() == null
                        || book.country(product.originCountry()).isPresent(),
                OrderError.CODE_UNKNOWN,
                "originCountry",
                "I7",
                "CN",
                Text.of("原产国不在代码表中，请填写两位字母代码", "The country is not in the code table: give its two letters"));
        found.check(
                product.barCode() == null || product.barCode().length() <= 50,
                OrderError.FIELD_FORMAT,
                "barCode",
                "LENGTH",
                "1..50",
                Text.of("最多50个字符", "At most 50 characters"));
        tariff(product, book, found);
        return found.list();
    }

    private static void tariff(Product product, CodeBook book, Violations found) {
        Optional<HsCode> line =
                product.commodityCode() == null ? Optional.empty() : book.tariffLine(product.commodityCode());
        if (line.isEmpty()) {
            found.add(Violation.of(
                    OrderError.CODE_UNKNOWN,
                    "commodityCode",
                    "I6",
                    null,
                    Text.of("商品编码不在现行税则中", "The tariff in force does not know this code")));
            return;
        }
        if (product.elements() == null) {
            found.add(Violation.of(
                    OrderError.FIELD_MISSING,
                    "elements",
                    "I11",
                    String.join("|", line.get().elements()),
                    Text.of("按税则顺序逐项填写", "Fill in every element in the tariff's order")));
        } else {
            found.addAll(DeclarationElements.violations(product.elements(), line.get(), book));
        }
        legal(product, product.legalQuantity1(), line.get().unit1(), "legalQuantity1", found);
        legal(product, product.legalQuantity2(), line.get().unit2(), "legalQuantity2", found);
    }

    private static void legal(Product product, BigDecimal given, String unit, String field, Violations found) {
        if (given == null) {
            return;
        }
        found.check(
                unit != null,
                OrderError.UNIT_MISMATCH,
                field,
                "I4",
                null,
                Text.of("该商品编码没有此法定单位，请清空", "The tariff has no such legal unit: leave it empty"));
        found.check(
                !product.unit().equals(unit) || given.compareTo(BigDecimal.ONE) == 0,
                OrderError.UNIT_MISMATCH,
                field,
                "I4",
                "1",
                Text.of("计量单位与法定单位相同时为1", "With the same unit it is 1"));
    }

    private static void text(String text, String field, Violations found) {
        found.check(
                text != null && !text.isBlank() && text.length() <= LONGEST,
                OrderError.FIELD_MISSING,
                field,
                "C250",
                "1..250",
                Text.of("必填，最多250字", "Needed, at most 250 characters"));
    }

    private static void figure(BigDecimal figure, String field, Violations found) {
        found.check(
                figure == null
                        || figure.signum() > 0
                                && figure.compareTo(LIMIT) < 0
                                && figure.stripTrailingZeros().scale() <= DECIMALS,
                OrderError.FIELD_FORMAT,
                field,
                "N19,5",
                "> 0",
                Text.of("必须大于0，最多5位小数", "Above 0, at most 5 decimals"));
    }
}
