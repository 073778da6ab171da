package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.bulk.BulkInsert;
import io.maotong.order.bulk.BulkInserts;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with returned rows, by what repairs it: the same wrong code in a thousand rows is one repair. */
@Component
final class Faults {

    private static final int KEY = 16;

    private final FaultMapper faults;
    private final BulkInsert<FaultRow> newFaults;

    Faults(FaultMapper faults, BulkInserts inserts) {
        this.faults = faults;
        this.newFaults = inserts.of(FaultRow.class);
    }

    FaultRow of(long importId, Violation violation, EnteredLine row) {
        OrderColumn column = Arrays.stream(OrderColumn.values())
                .filter(one -> one.field.equals(violation.field()))
                .findFirst()
                .orElse(null);
        String given = column == null || !column.isImpersonal() ? null : row.get(column);
        FaultRow fault = new FaultRow();
        fault.id = Ids.next();
        fault.merchantId = MerchantScope.merchantId();
        fault.importId = importId;
        fault.rowNo = row.number();
        fault.code = violation.code();
        fault.field = shortened(String.valueOf(violation.field()), 40);
        fault.rule = shortened(String.valueOf(violation.rule()), 40);
        fault.given = shortened(given, 100);
        fault.expected = shortened(violation.expected(), 200);
        fault.hintZh = shortened(violation.hint().zh(), 400);
        fault.hintEn = shortened(violation.hint().en(), 400);
        fault.repair = key(fault);
        return fault;
    }

    void add(List<FaultRow> rows) {
        newFaults.insert(rows);
    }

    void forget(long importId, Collection<Integer> rowNos) {
        if (!rowNos.isEmpty()) {
            faults.delete(new QueryWrapper<FaultRow>().eq("import_id", importId).in("row_no", rowNos));
        }
    }

    List<RepairGroup> repairs(long importId) {
        return faults.repairs(importId);
    }

    /** Rows with this repair and the field that it repairs, at most as many as asked for. */
    List<FaultRow> rowsOf(long importId, String repair, int limit) {
        return faults.selectList(new QueryWrapper<FaultRow>()
                .eq("import_id", importId)
                .eq("repair", repair)
                .orderByAsc("row_no")
                .last("LIMIT " + limit));
    }

    void clear(long importId) {
        faults.delete(new QueryWrapper<FaultRow>().eq("import_id", importId));
    }

    private static String key(FaultRow fault) {
        try {
            String text = String.join("\u001f", fault.code, fault.field, fault.rule, String.valueOf(fault.given));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
