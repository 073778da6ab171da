package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.draft.DraftedOrder;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.draft.OrderDrafts;
import io.maotong.order.rule.Findings;
import io.maotong.order.trade.OrderBook;
import io.maotong.web.security.CurrentActor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Corrects returned rows in place: what is right then becomes an order, the rest says what is still wrong. */
@Service
class RowFixer {

    private static final int MOST = 500;

    private final ImportService service;
    private final ImportMapper imports;
    private final ImportedRowMapper rows;
    private final Faults faults;
    private final ChunkService chunks;
    private final OrderDrafts drafts;
    private final OrderBook orders;
    private final JsonMapper json;

    RowFixer(
            ImportService service,
            ImportMapper imports,
            ImportedRowMapper rows,
            Faults faults,
            ChunkService chunks,
            OrderDrafts drafts,
            OrderBook orders,
            JsonMapper json) {
        this.service = service;
        this.imports = imports;
        this.rows = rows;
        this.faults = faults;
        this.chunks = chunks;
        this.drafts = drafts;
        this.orders = orders;
        this.json = json;
    }

    /** @param cells new texts by field; an empty text empties the cell */
    FixResponse fix(long importId, int rowNo, Map<String, String> cells, Locale locale) {
        return fixAll(importId, Map.of(rowNo, columns(cells)), locale);
    }

    /** Gives the repaired field of every row with this repair the same new text, at most 500 rows at a time. */
    FixResponse repair(long importId, String repair, String value, Locale locale) {
        service.row(importId);
        List<FaultRow> wrong = faults.rowsOf(importId, repair, MOST);
        if (wrong.isEmpty()) {
            throw new NotFoundException("repair", repair);
        }
        Map<OrderColumn, String> cell = columns(Map.of(wrong.getFirst().field, value == null ? "" : value));
        Map<Integer, Map<OrderColumn, String>> changes = new TreeMap<>();
        wrong.forEach(fault -> changes.put(fault.rowNo, cell));
        return fixAll(importId, changes, locale);
    }

    private FixResponse fixAll(long importId, Map<Integer, Map<OrderColumn, String>> changes, Locale locale) {
        service.row(importId);
        imports.lock(importId);
        ImportRow file = service.row(importId);
        if (file.status != ImportStatus.DONE) {
            throw new BusinessException(
                    OrderError.IMPORT_RUNNING,
                    Text.of("导入完成后才能修正；仅检查的文件请先接收有效行", "Rows can be corrected once the valid ones are taken"));
        }
        Map<Integer, List<ImportedRow>> groups = groups(importId, changes.keySet());
        List<List<ImportedRow>> stored = List.copyOf(groups.values());
        List<List<EnteredLine>> entered =
                stored.stream().map(group -> corrected(group, changes)).toList();
        Map<String, String> taken = orders.taken(entered.stream()
                .map(group -> group.getFirst().get(OrderColumn.ORDER_NO))
                .filter(Objects::nonNull)
                .toList());
        List<OrderDrafts.Checked> checked = drafts.check(entered, true);
        List<DraftedOrder> good = new ArrayList<>();
        List<ImportedRow> changed = new ArrayList<>();
        List<FaultRow> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < stored.size(); i++) {
            List<EnteredLine> group = entered.get(i);
            Findings found = checked.get(i).found();
            ChunkService.otherShop(group, taken, found);
            repeated(group, seen, found);
            boolean clean = found.areClean();
            if (clean) {
                good.add(checked.get(i).order());
            } else {
                wrong.addAll(chunks.faultsOf(importId, group, found));
            }
            for (int r = 0; r < group.size(); r++) {
                ImportedRow row = stored.get(i).get(r);
                chunks.fill(row, group.get(r), clean ? RowStatus.ACCEPTED : RowStatus.REJECTED, found);
                changed.add(row);
            }
        }
        rows.updateById(changed);
        faults.forget(importId, changed.stream().map(row -> row.rowNo).toList());
        faults.add(wrong);
        if (!good.isEmpty()) {
            chunks.take(good, importId, CurrentActor.get().id());
            imports.fixed(importId, good.size());
        }
        return new FixResponse(
                good.size(),
                stored.size() - good.size(),
                changed.stream()
                        .filter(row -> row.status == RowStatus.REJECTED)
                        .map(row -> new ImportResponse.Row(
                                row.rowNo,
                                row.orderNo,
                                row.status,
                                service.items(row.violations, locale),
                                service.items(row.warnings, locale)))
                        .toList());
    }

    private Map<Integer, List<ImportedRow>> groups(long importId, Collection<Integer> rowNos) {
        List<ImportedRow> touched = rows.selectList(new QueryWrapper<ImportedRow>()
                .select("id", "row_no", "group_row")
                .eq("import_id", importId)
                .eq("status", RowStatus.REJECTED)
                .in("row_no", rowNos));
        if (touched.isEmpty()) {
            throw new NotFoundException("rejected row", rowNos);
        }
        Map<Integer, List<ImportedRow>> groups = new LinkedHashMap<>();
        rows.selectList(new QueryWrapper<ImportedRow>()
                        .eq("import_id", importId)
                        .eq("status", RowStatus.REJECTED)
                        .ge(
                                "row_no",
                                touched.stream()
                                        .mapToInt(row -> row.groupRow)
                                        .min()
                                        .orElseThrow())
                        .in(
                                "group_row",
                                touched.stream()
                                        .map(row -> row.groupRow)
                                        .distinct()
                                        .toList())
                        .orderByAsc("row_no"))
                .forEach(row -> groups.computeIfAbsent(row.groupRow, any -> new ArrayList<>())
                        .add(row));
        return groups;
    }

    /** A new text of the order itself counts in all its rows. */
    private List<EnteredLine> corrected(List<ImportedRow> group, Map<Integer, Map<OrderColumn, String>> changes) {
        Map<OrderColumn, String> ofTheOrder = new EnumMap<>(OrderColumn.class);
        for (ImportedRow row : group) {
            changes.getOrDefault(row.rowNo, Map.of()).forEach((column, text) -> {
                if (column.isOfTheOrder()) {
                    ofTheOrder.put(column, text);
                }
            });
        }
        List<EnteredLine> corrected = new ArrayList<>();
        for (ImportedRow row : group) {
            Map<OrderColumn, String> cells =
                    new HashMap<>(json.readValue(row.cells, new TypeReference<Map<OrderColumn, String>>() {}));
            cells.putAll(changes.getOrDefault(row.rowNo, Map.of()));
            cells.putAll(ofTheOrder);
            cells.values().removeIf(String::isBlank);
            corrected.add(new EnteredLine(row.rowNo, cells));
        }
        return corrected;
    }

    private static void repeated(List<EnteredLine> group, Set<String> seen, Findings found) {
        String orderNo = group.getFirst().get(OrderColumn.ORDER_NO);
        if (orderNo != null && !seen.add(orderNo)) {
            found.error(
                    OrderError.ORDER_EXISTS,
                    OrderColumn.ORDER_NO.field,
                    group.getFirst().number(),
                    "DUPLICATE",
                    null,
                    Text.of("多行订单使用了同一编号", "Several orders have this number"));
        }
    }

    private static Map<OrderColumn, String> columns(Map<String, String> cells) {
        Map<OrderColumn, String> columns = new EnumMap<>(OrderColumn.class);
        List<Violation> unknown = new ArrayList<>();
        cells.forEach((field, text) -> OrderColumn.named(field)
                .ifPresentOrElse(
                        column -> columns.put(column, text == null ? "" : text.strip()),
                        () -> unknown.add(Violation.of(
                                CommonError.INVALID_REQUEST,
                                field,
                                "FIELD",
                                null,
                                Text.of("没有这个字段", "There is no such field")))));
        if (!unknown.isEmpty() || columns.isEmpty()) {
            throw new BusinessException(CommonError.INVALID_REQUEST, unknown);
        }
        return columns;
    }
}
