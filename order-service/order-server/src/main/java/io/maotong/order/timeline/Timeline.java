package io.maotong.order.timeline;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.bulk.BulkInsert;
import io.maotong.order.bulk.BulkInserts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what happened to orders. Repetitions change nothing, and the order of arrival does not matter. */
@Component
public final class Timeline {

    private static final int PORTION = 500;

    private final MilestoneMapper milestones;
    private final BulkInsert<MilestoneRow> beginnings;
    private final JsonMapper json;
    private final Clock clock;

    Timeline(MilestoneMapper milestones, BulkInserts inserts, JsonMapper json, Clock clock) {
        this.milestones = milestones;
        this.beginnings = inserts.of(MilestoneRow.class);
        this.json = json;
        this.clock = clock;
    }

    /** To be called in a transaction. */
    public void note(List<Happening> happenings) {
        for (int from = 0; from < happenings.size(); from += PORTION) {
            milestones.note(happenings.subList(from, Math.min(happenings.size(), from + PORTION)).stream()
                    .map(this::rowOf)
                    .toList());
        }
    }

    /** Notes what cannot be known yet, since its orders are new. */
    public void begin(List<Happening> happenings) {
        beginnings.insert(happenings.stream().map(this::rowOf).toList());
    }

    /** Oldest first. */
    public List<Happening> of(String orderNo) {
        return milestones.timeline(orderNo).stream().map(this::happeningOf).toList();
    }

    /** By order number. */
    public Map<String, List<Happening>> of(Collection<String> orderNos) {
        Map<String, List<Happening>> found = new HashMap<>();
        if (!orderNos.isEmpty()) {
            milestones
                    .selectList(new QueryWrapper<MilestoneRow>()
                            .in("order_no", orderNos)
                            .orderByAsc("occurred_at", "id"))
                    .forEach(row -> found.computeIfAbsent(row.orderNo, any -> new ArrayList<>())
                            .add(happeningOf(row)));
        }
        return found;
    }

    /** Changes whenever something is noted. */
    String mark(String orderNo) {
        return milestones.mark(orderNo);
    }

    private MilestoneRow rowOf(Happening happening) {
        MilestoneRow row = new MilestoneRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = happening.orderNo();
        row.source = happening.source();
        row.sourceId = happening.sourceId();
        row.state = happening.state();
        row.sourceVersion = happening.version();
        row.detail = json.writeValueAsString(happening.detail());
        row.occurredAt = happening.at() == null ? clock.instant() : happening.at();
        row.actor = happening.actor();
        row.number = happening.number();
        row.channel = happening.channel();
        return row;
    }

    private Happening happeningOf(MilestoneRow row) {
        return new Happening(
                row.orderNo,
                row.source,
                row.sourceId,
                row.state,
                row.sourceVersion,
                row.occurredAt,
                row.actor,
                row.number,
                row.channel,
                json.readValue(row.detail, new TypeReference<>() {}));
    }
}
