package io.maotong.order.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.bulk.BulkInsert;
import io.maotong.order.bulk.BulkInserts;
import io.maotong.order.code.CodeTables;
import io.maotong.order.draft.DraftedOrder;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.KnownGoods;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.product.Product;
import io.maotong.order.product.ProductLibrary;
import io.maotong.order.product.ProductStatus;
import io.maotong.order.rule.Findings;
import io.maotong.order.rule.OrderDraft;
import io.maotong.order.trade.NewOrder;
import io.maotong.order.trade.OrderBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final BulkInsert<ImportedRow> results;
    private final Faults faults;
    private final OrderBook orders;
    private final OrderDrafts drafts;
    private final ProductLibrary products;
    private final CodeTables codes;
    private final JsonMapper json;

    ChunkService(
            ImportMapper imports,
            BulkInserts inserts,
            Faults faults,
            OrderBook orders,
            OrderDrafts drafts,
            ProductLibrary products,
            CodeTables codes,
            JsonMapper json) {
        this.imports = imports;
        this.results = inserts.of(ImportedRow.class);
        this.faults = faults;
        this.orders = orders;
        this.drafts = drafts;
        this.products = products;
        this.codes = codes;
        this.json = json;
    }

    /** How storing a chunk ended. */
    enum Stored {
        /** Another worker stored it meanwhile. */
        OVERTAKEN,
        STORED,
        /** Stored, and products or shops are known now that were not before. */
        LEARNED
    }

    /** Checks a chunk and makes rows of its right orders, all of which needs no transaction. */
    Judged judge(ImportRow file, List<RowGroup> groups, KnownGoods goods) {
        List<OrderDrafts.Checked> checked =
                drafts.check(groups.stream().map(RowGroup::rows).toList(), true, goods);
        NewOrder[] ready = new NewOrder[groups.size()];
        if (file.mode == ImportMode.TAKE_VALID) {
            List<Integer> clean = new ArrayList<>();
            for (int i = 0; i < ready.length; i++) {
                if (checked.get(i).found().areClean() && !groups.get(i).repeated()) {
                    clean.add(i);
                }
            }
            List<NewOrder> prepared = orders.prepare(
                    clean.stream().map(i -> checked.get(i).order()).toList(), codes.today(), file.id);
            for (int i = 0; i < prepared.size(); i++) {
                ready[clean.get(i)] = prepared.get(i);
            }
        }
        return new Judged(groups, checked, Arrays.asList(ready));
    }

    /**
     * @param from the last row that was stored before
     * @throws org.springframework.dao.DuplicateKeyException if another import took an order number just now: the same chunk
     *     may be stored again, and that order is a duplicate then
     */
    @Transactional
    public Stored store(ImportRow file, int from, Judged chunk) {
        List<RowGroup> groups = chunk.groups();
        boolean take = file.mode == ImportMode.TAKE_VALID;
        Map<String, String> taken = orders.taken(groups.stream()
                .map(RowGroup::orderNo)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<NewOrder> good = new ArrayList<>();
        List<DraftedOrder> newGoods = new ArrayList<>();
        List<ImportedRow> read = new ArrayList<>();
        List<FaultRow> wrong = new ArrayList<>();
        int rejected = 0;
        int duplicates = 0;
        for (int i = 0; i < groups.size(); i++) {
            RowGroup group = groups.get(i);
            if (isDuplicate(group, taken)) {
                duplicates++;
                read.addAll(resultsOf(file.id, group.rows(), RowStatus.DUPLICATE, duplicate(group)));
                continue;
            }
            Findings found = chunk.checked().get(i).found().copy();
            otherShop(group.rows(), taken, found);
            RowStatus status = RowStatus.REJECTED;
            if (found.areClean()) {
                good.add(chunk.orders().get(i));
                if (chunk.checked().get(i).newGoods()) {
                    newGoods.add(chunk.checked().get(i).order());
                }
                status = take ? RowStatus.ACCEPTED : RowStatus.VALID;
            } else {
                rejected++;
                wrong.addAll(faultsOf(file.id, group.rows(), found));
            }
            read.addAll(resultsOf(file.id, group.rows(), status, found));
        }
        if (imports.advance(file.id, file.mode, from, chunk.lastRow(), read.size(), good.size(), rejected, duplicates)
                == 0) {
            return Stored.OVERTAKEN;
        }
        boolean learned = take && place(good, newGoods, file.createdBy);
        results.insert(read);
        faults.add(wrong);
        return learned ? Stored.LEARNED : Stored.STORED;
    }

    /** Creates right orders, and learns their products. */
    void take(List<DraftedOrder> good, long importId, String by) {
        place(orders.prepare(good, codes.today(), importId), good, by);
    }

    private boolean place(List<NewOrder> good, List<DraftedOrder> newGoods, String by) {
        boolean shops = orders.place(good, by);
        return products.learn(learned(newGoods)) || shops;
    }

    private static boolean isDuplicate(RowGroup group, Map<String, String> taken) {
        if (group.repeated()) {
            return true;
        }
        String shop = group.orderNo() == null ? null : taken.get(group.orderNo());
        return shop != null && shop.equals(group.rows().getFirst().get(OrderColumn.SHOP));
    }

    private static Findings duplicate(RowGroup group) {
        Findings found = new Findings();
        found.error(
                OrderError.ORDER_EXISTS,
                OrderColumn.ORDER_NO.field,
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
    static void otherShop(List<EnteredLine> group, Map<String, String> taken, Findings found) {
        String orderNo = group.getFirst().get(OrderColumn.ORDER_NO);
        String shop = orderNo == null ? null : taken.get(orderNo);
        if (shop != null) {
            found.error(
                    OrderError.ORDER_EXISTS,
                    OrderColumn.ORDER_NO.field,
                    group.getFirst().number(),
                    "O8",
                    null,
                    Text.of("店铺 %s 已使用此订单编号，请加店铺前缀区分", "Shop %s has an order of this number: add a prefix")
                            .with(shop));
        }
    }

    List<FaultRow> faultsOf(long importId, List<EnteredLine> group, Findings found) {
        List<FaultRow> wrong = new ArrayList<>();
        for (EnteredLine row : group) {
            found.errors().stream()
                    .filter(violation -> violation.row() == row.number())
                    .forEach(violation -> wrong.add(faults.of(importId, violation, row)));
        }
        return wrong;
    }

    private List<ImportedRow> resultsOf(long importId, List<EnteredLine> group, RowStatus status, Findings found) {
        List<ImportedRow> results = new ArrayList<>();
        for (EnteredLine row : group) {
            ImportedRow result = new ImportedRow();
            result.id = Ids.next();
            result.merchantId = MerchantScope.merchantId();
            result.importId = importId;
            result.rowNo = row.number();
            result.groupRow = group.getFirst().number();
            fill(result, row, status, found);
            results.add(result);
        }
        return results;
    }

    /** What became of a row. */
    void fill(ImportedRow result, EnteredLine row, RowStatus status, Findings found) {
        result.orderNo = shortened(row.get(OrderColumn.ORDER_NO));
        result.status = status;
        result.violations = ofRow(found.errors(), row);
        result.warnings = ofRow(found.warnings(), row);
        result.cells = status == RowStatus.REJECTED ? json.writeValueAsString(row.cells()) : null;
    }

    private String ofRow(List<Violation> violations, EnteredLine row) {
        if (violations.isEmpty()) {
            return null;
        }
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

    private static Collection<Product> learned(List<DraftedOrder> good) {
        Map<String, Product> bySku = new LinkedHashMap<>();
        for (DraftedOrder order : good) {
            for (OrderDraft.Line line : order.draft().lines()) {
                if (!bySku.containsKey(line.sku())) {
                    bySku.put(line.sku(), productOf(line));
                }
            }
        }
        return bySku.values();
    }

    private static Product productOf(OrderDraft.Line line) {
        BigDecimal perUnit = line.netWeight().divide(line.quantity(), WEIGHT_DECIMALS, RoundingMode.HALF_UP);
        return new Product(
                line.sku(),
                line.name(),
                line.nameEn(),
                line.commodityCode(),
                line.elements(),
                line.unit(),
                perUnit.signum() > 0 ? perUnit : null,
                null,
                null,
                null,
                line.originCountry(),
                line.barCode(),
                ProductStatus.ACTIVE,
                1,
                null);
    }
}
