package io.maotong.user.timeline;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What happened to an object, in order; append-only. */
@Service
public class Timelines {

    /** Acts in the name of the platform or of an authority. */
    public static final String SYSTEM = "system";

    /**
     * @param state the state that was reached
     * @param actor account id, or {@link #SYSTEM}
     * @param receiptNo number that the authority gave; null if none
     */
    public record Entry(String state, Instant at, String actor, String receiptNo, String remark) {}

    private static final int LONGEST_REMARK = 500;

    private final TimelineMapper rows;
    private final Clock clock;

    Timelines(TimelineMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Notes a transition of an object of the current merchant, in the current transaction. */
    public void record(String subject, Enum<?> state, String actor, String receiptNo, String remark) {
        TimelineRow row = new TimelineRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.subject = subject;
        row.state = state.name();
        row.actor = actor;
        row.receiptNo = receiptNo;
        row.remark = remark == null || remark.length() <= LONGEST_REMARK ? remark : remark.substring(0, LONGEST_REMARK);
        row.occurredAt = clock.instant();
        rows.insert(row);
    }

    /** The entries of each subject, oldest first. */
    public Map<String, List<Entry>> of(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return rows
                .selectList(
                        new QueryWrapper<TimelineRow>().in("subject", subjects).orderByAsc("id"))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.subject,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> new Entry(row.state, row.occurredAt, row.actor, row.receiptNo, row.remark),
                                Collectors.toList())));
    }

    public List<Entry> of(String subject) {
        return of(List.of(subject)).getOrDefault(subject, List.of());
    }
}
