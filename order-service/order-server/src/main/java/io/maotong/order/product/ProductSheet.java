package io.maotong.order.product;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.table.TableFault;
import io.maotong.order.table.TableFile;
import io.maotong.order.table.TableSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Products from a workbook, CSV or JSON. */
@Component
class ProductSheet {

    private static final int MOST_ROWS = 5_000;
    private static final String NUMBER = "\\d{1,14}(\\.\\d{1,10})?";

    private final CodeTables codes;
    private final ProductBulk bulk;

    ProductSheet(CodeTables codes, ProductBulk bulk) {
        this.codes = codes;
        this.bulk = bulk;
    }

    List<ProductBulk.Outcome> read(MultipartFile file) {
        Path copy = null;
        try {
            copy = Files.createTempFile("products-", ".tmp");
            file.transferTo(copy);
            List<ProductBulk.Entry> entries = new ArrayList<>();
            TableFile.of(copy).read(sink(entries, codes.today()));
            return bulk.put(entries);
        } catch (TableFault | IOException e) {
            BusinessException refusal = new BusinessException(
                    OrderError.FILE_UNREADABLE,
                    Text.of(
                            "请上传 XLSX、CSV 或 JSON，第一行为列名",
                            "An XLSX, CSV or JSON file whose first row names the columns"));
            refusal.initCause(e);
            throw refusal;
        } finally {
            delete(copy);
        }
    }

    private static void delete(Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            // The folder for temporary files is swept by its owner.
            copy.toFile().deleteOnExit();
        }
    }

    private static TableSink sink(List<ProductBulk.Entry> entries, CodeBook book) {
        return new TableSink() {
            private final Map<String, ProductColumn> columns = new HashMap<>();

            @Override
            public void header(List<String> header, Integer expectedRows) {
                header.forEach(name -> ProductColumn.named(name).ifPresent(column -> columns.put(name, column)));
                if (!columns.containsValue(ProductColumn.SKU)) {
                    throw new BusinessException(
                            OrderError.COLUMN_MISSING,
                            List.of(Violation.of(
                                    OrderError.COLUMN_MISSING,
                                    "sku",
                                    "COLUMN",
                                    ProductColumn.SKU.title,
                                    Text.of("第一行须有列“货号”", "The first row needs a column “货号”"))));
                }
            }

            @Override
            public boolean row(int number, Map<String, String> cells) {
                if (entries.size() >= MOST_ROWS) {
                    throw new BusinessException(
                            OrderError.TOO_MANY_ROWS,
                            Text.of("请拆分为多个文件，每个不超过%d行", "Split it into files of at most %d rows")
                                    .with(MOST_ROWS));
                }
                Map<ProductColumn, String> texts = new HashMap<>();
                cells.forEach((name, text) -> {
                    ProductColumn column = columns.computeIfAbsent(
                            name, any -> ProductColumn.named(any).orElse(null));
                    if (column != null) {
                        texts.put(column, text);
                    }
                });
                entries.add(entry(number, texts, book));
                return true;
            }
        };
    }

    private static ProductBulk.Entry entry(int number, Map<ProductColumn, String> texts, CodeBook book) {
        List<Violation> unreadable = new ArrayList<>();
        Product product = new Product(
                texts.get(ProductColumn.SKU),
                texts.get(ProductColumn.NAME),
                texts.get(ProductColumn.NAME_EN),
                texts.get(ProductColumn.COMMODITY_CODE),
                texts.get(ProductColumn.ELEMENTS),
                unit(texts.get(ProductColumn.UNIT), book),
                figure(texts, ProductColumn.NET_WEIGHT, unreadable),
                figure(texts, ProductColumn.GROSS_WEIGHT, unreadable),
                figure(texts, ProductColumn.LEGAL_QUANTITY1, unreadable),
                figure(texts, ProductColumn.LEGAL_QUANTITY2, unreadable),
                country(texts.get(ProductColumn.ORIGIN_COUNTRY), book),
                texts.get(ProductColumn.BAR_CODE),
                ProductStatus.ACTIVE,
                0,
                null);
        return new ProductBulk.Entry(number, product, unreadable);
    }

    /** The customs code of a unit that may be written in Chinese; a spreadsheet drops leading zeros. */
    static String unit(String text, CodeBook book) {
        if (text == null) {
            return null;
        }
        String padded = text.matches("\\d{1,2}") ? "0".repeat(3 - text.length()) + text : text;
        return book.unit(padded).map(CodeBook.Unit::code).orElse(padded);
    }

    static String country(String text, CodeBook book) {
        return text == null
                ? null
                : book.country(text).map(CodeBook.Country::iso).orElse(text);
    }

    private static BigDecimal figure(
            Map<ProductColumn, String> texts, ProductColumn column, List<Violation> unreadable) {
        String text = texts.get(column);
        if (text == null || text.matches(NUMBER)) {
            return text == null ? null : new BigDecimal(text);
        }
        unreadable.add(Violation.of(
                OrderError.FIELD_FORMAT,
                column.field,
                "FORMAT",
                "0.55",
                Text.of("请填写数字，不带千分位和单位", "A number without separators and units")));
        return null;
    }
}
