package io.maotong.order.product;

import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.code.HsCode;
import io.maotong.order.rule.LegalQuantity;
import io.maotong.web.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts together what the library and the tariff say about a product. */
@Component
class ProductReader {

    private final ProductService products;
    private final CodeTables codes;

    ProductReader(ProductService products, CodeTables codes) {
        this.products = products;
        this.codes = codes;
    }

    ProductDetail detail(String sku, Locale locale) {
        Product product = products.get(sku);
        CodeBook book = codes.today();
        List<Problem.Item> problems = ProductRules.broken(product, book).stream()
                .map(violation -> Problem.Item.of(violation, locale))
                .toList();
        return new ProductDetail(
                product,
                book.tariffLine(product.commodityCode())
                        .map(line -> tariffOf(line, product, book))
                        .orElse(null),
                problems);
    }

    /** What the tariff wants to know of goods under a code, for the form of a new product. */
    List<ProductDetail.Tariff> search(String text, int limit) {
        CodeBook book = codes.today();
        return book.search(text, limit).stream()
                .map(line -> tariffOf(line, null, book))
                .toList();
    }

    private ProductDetail.Tariff tariffOf(HsCode line, Product product, CodeBook book) {
        CodeTables.Validity validity = codes.validityOf(line.code()).getFirst();
        return new ProductDetail.Tariff(
                line.code() + " " + line.name(),
                line.unit1(),
                perUnit(product, line.unit1(), product == null ? null : product.legalQuantity1()),
                line.unit2(),
                perUnit(product, line.unit2(), product == null ? null : product.legalQuantity2()),
                elements(line, product, book),
                validity.from(),
                validity.to(),
                validity.source());
    }

    private static List<ProductDetail.Element> elements(HsCode line, Product product, CodeBook book) {
        String[] values = product == null ? new String[0] : product.elements().split("\\|", -1);
        List<ProductDetail.Element> elements = new ArrayList<>();
        for (CodeBook.Element element : book.elementsOf(line)) {
            int position = elements.size();
            elements.add(new ProductDetail.Element(
                    position + 1,
                    element.name(),
                    element.mandatory(),
                    element.choices(),
                    position < values.length ? values[position] : null));
        }
        return elements;
    }

    private static String perUnit(Product product, String legalUnit, BigDecimal given) {
        if (product == null || legalUnit == null) {
            return null;
        }
        return LegalQuantity.perUnit(product.unit(), legalUnit, product.netWeight(), given)
                .map(figure -> figure.stripTrailingZeros().toPlainString())
                .orElse(null);
    }
}
