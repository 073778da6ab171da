package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsApi;
import io.maotong.customs.document.CustomsError;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds declaration items for refund batches: each for one batch at a time, all that is asked for or nothing. */
@Service
class OccupationService {

    private final OccupationMapper occupations;
    private final EntryLineMapper lines;
    private final Clock clock;

    OccupationService(OccupationMapper occupations, EntryLineMapper lines, Clock clock) {
        this.occupations = occupations;
        this.lines = lines;
        this.clock = clock;
    }

    @Transactional
    public void occupy(String batchId, List<CustomsApi.Item> wanted) {
        Set<CustomsApi.Item> items = new LinkedHashSet<>(wanted);
        if (items.isEmpty()) {
            return;
        }
        Set<String> entryIds = new LinkedHashSet<>();
        items.forEach(item -> entryIds.add(item.entryId()));
        Map<CustomsApi.Item, String> holders = new HashMap<>();
        occupations
                .activeOf(entryIds)
                .forEach(row -> holders.put(new CustomsApi.Item(row.entryId, row.itemNo), row.batchId));
        Set<CustomsApi.Item> existing = new HashSet<>();
        lines.selectList(new QueryWrapper<EntryLineRow>()
                        .select("entry_id", "item_no")
                        .in("entry_id", entryIds))
                .forEach(row -> existing.add(new CustomsApi.Item(row.entryId, row.itemNo)));
        Violations taken = new Violations();
        List<OccupationRow> rows = new ArrayList<>();
        for (CustomsApi.Item item : items) {
            String holder = holders.get(item);
            if (!existing.contains(item)) {
                taken.add(violation(CustomsError.ENTRY_UNKNOWN, item, Text.of("没有该报关单商品项", "There is no such item")));
            } else if (holder == null) {
                rows.add(row(batchId, item));
            } else if (!holder.equals(batchId)) {
                taken.add(violation(
                        CustomsError.ENTRY_OCCUPIED,
                        item,
                        Text.of("已被退税批次 %s 占用", "Held by refund batch %s").with(holder)));
            }
        }
        taken.throwIfAny(CustomsError.ENTRY_OCCUPIED);
        if (!rows.isEmpty()) {
            occupations.insert(rows);
        }
    }

    @Transactional
    public void release(String batchId) {
        occupations.release(batchId, clock.instant());
    }

    private static Violation violation(CustomsError code, CustomsApi.Item item, Text hint) {
        return Violation.of(code, item.entryId() + "/" + item.itemNo(), "OCCUPATION", null, hint);
    }

    private OccupationRow row(String batchId, CustomsApi.Item item) {
        OccupationRow row = new OccupationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.entryId = item.entryId();
        row.itemNo = item.itemNo();
        row.batchId = batchId;
        row.active = 1;
        row.occupiedAt = clock.instant();
        return row;
    }
}
