package io.maotong.order.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.CodeTables;
import io.maotong.order.product.Product;
import io.maotong.order.product.ProductLibrary;
import io.maotong.order.rule.Findings;
import io.maotong.order.rule.OrderDraft;
import io.maotong.order.rule.OrderRules;
import io.maotong.order.trade.OrderBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores a chunk of a file: its orders, what became of its rows and how far the import is, or nothing at all. */
@Service
class ChunkService {

    private static final int WEIGHT_DECIMALS = 5;

    private final ImportMapper imports;
    private final ImportedRowMapper rows;
    private final OrderBook orders;
    private final ProductLibrary products;
    private final CodeTables codes;
    private final JsonMapper json;

    ChunkService(
            ImportMapper imports,
            ImportedRowMapper rows,
            OrderBook orders,
            ProductLibrary products,
            CodeTables codes,
            JsonMapper json) {
        this.imports = imports;
        this.rows = rows;
        this.orders = orders;
        this.products = products;
        this.codes = codes;
        this.json = json;
    }

    /**
     * @param from the last row that was stored before
     * @return false if another worker stored it meanwhile
     * @throws org.springframework.dao.DuplicateKeyException if another import took an order number just now
     */
    @Transactional
    public boolean store(long importId, int from, List<RowGroup> groups) {
        CodeBook book = codes.today();
        Map<String, Product> known = products.find(groups.stream()
                .flatMap(group -> group.rows().stream())
                .map(row -> row.get(SheetColumn.SKU))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<String, String> taken = orders.taken(groups.stream()
                .map(RowGroup::orderNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<OrderDraft> good = new ArrayList<>();
        List<ImportedRow> results = new ArrayList<>();
        int rejected = 0;
        int duplicates = 0;
        for (RowGroup group : groups) {
            if (isDuplicate(group, taken)) {
                duplicates++;
                results.addAll(resultsOf(importId, group, RowStatus.DUPLICATE, duplicate(group)));
                continue;
            }
            Findings found = new Findings();
            otherShop(group, taken, found);
            OrderDraft draft = new DraftReader(book, known, found).read(group.rows());
            OrderRules.check(draft, book, found);
            if (found.areClean()) {
                good.add(draft);
            } else {
                rejected++;
            }
            results.addAll(
                    resultsOf(importId, group, found.areClean() ? RowStatus.ACCEPTED : RowStatus.REJECTED, found));
        }
        if (imports.advance(
                        importId, from, groups.getLast().lastRow(), results.size(), good.size(), rejected, duplicates)
                == 0) {
            return false;
        }
        orders.place(good, book, importId);
        products.learn(learned(good));
        rows.insert(results);
        return true;
    }

    private static boolean isDuplicate(RowGroup group, Map<String, String> taken) {
        if (group.repeated()) {
            return true;
        }
        String shop = group.orderNo() == null ? null : taken.get(group.orderNo());
        return shop != null && shop.equals(group.rows().getFirst().get(SheetColumn.SHOP));
    }

    private static Findings duplicate(RowGroup group) {
        Findings found = new Findings();
        found.error(
                OrderError.ORDER_EXISTS,
                SheetColumn.ORDER_NO.field,
                group.rows().getFirst().number(),
                "DUPLICATE",
                null,
                group.repeated()
                        ? Text.of(
                                "文件中前面已有此订单；同一订单的各行须相邻",
                                "The file has this order above; the rows of an order must stand together")
                        : Text.of("该订单已存在，未重复创建", "This order exists already; nothing was created"));
        return found;
    }

    // Declaration, transport and collection know an order by its number alone.
    private static void otherShop(RowGroup group, Map<String, String> taken, Findings found) {
        String shop = group.orderNo() == null ? null : taken.get(group.orderNo());
        if (shop != null) {
            found.error(
                    OrderError.ORDER_EXISTS,
                    SheetColumn.ORDER_NO.field,
                    group.rows().getFirst().number(),
                    "O8",
                    null,
                    Text.of("店铺 %s 已使用此订单编号，请加店铺前缀区分", "Shop %s has an order of this number: add a prefix")
                            .with(shop));
        }
    }

    private List<ImportedRow> resultsOf(long importId, RowGroup group, RowStatus status, Findings found) {
        List<ImportedRow> results = new ArrayList<>();
        for (SheetRow row : group.rows()) {
            ImportedRow result = new ImportedRow();
            result.id = Ids.next();
            result.merchantId = MerchantScope.merchantId();
            result.importId = importId;
            result.rowNo = row.number();
            result.orderNo = shortened(row.get(SheetColumn.ORDER_NO));
            result.status = status;
            result.violations = ofRow(found.errors(), row);
            result.warnings = ofRow(found.warnings(), row);
            result.cells = status == RowStatus.REJECTED ? json.writeValueAsString(row.cells()) : null;
            results.add(result);
        }
        return results;
    }

    private String ofRow(List<Violation> violations, SheetRow row) {
        List<Violation> own = violations.stream()
                .filter(violation -> violation.row() == row.number())
                .toList();
        return own.isEmpty() ? null : json.writeValueAsString(own);
    }

    private static String shortened(String orderNo) {
        if (orderNo == null) {
            return "";
        }
        return orderNo.length() <= 80 ? orderNo : orderNo.substring(0, 80);
    }

    private static Collection<Product> learned(List<OrderDraft> good) {
        Map<String, Product> bySku = new LinkedHashMap<>();
        for (OrderDraft order : good) {
            for (OrderDraft.Line line : order.lines()) {
                BigDecimal perUnit = line.netWeight().divide(line.quantity(), WEIGHT_DECIMALS, RoundingMode.HALF_UP);
                bySku.putIfAbsent(
                        line.sku(),
                        new Product(
                                line.sku(),
                                line.name(),
                                line.nameEn(),
                                line.commodityCode(),
                                line.elements(),
                                line.unit(),
                                perUnit.signum() > 0 ? perUnit : null,
                                1));
            }
        }
        return bySku.values();
    }
}
