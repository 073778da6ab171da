package io.maotong.invoice.number;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.NotFoundException;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Accounts for every number that was drawn: none may be missing, none may have two fates. */
@Service
class NumberAccounts {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "status", "status");
    private static final Map<String, String> SORTABLE_NUMBERS = Map.of("id", "id", "fate", "fate");

    /**
     * A range and what became of its numbers.
     *
     * @param allocated left the range and not decided yet
     * @param unused never left the range
     * @param balanced whether each number that left it has exactly one fate
     */
    record Account(
            long id,
            String sellerTaxNo,
            String first,
            String last,
            String status,
            long drawn,
            long issued,
            long voided,
            long allocated,
            long unused,
            boolean balanced,
            Instant drawnAt) {}

    private final SegmentMapper segments;
    private final FateMapper fates;

    NumberAccounts(SegmentMapper segments, FateMapper fates) {
        this.segments = segments;
        this.fates = fates;
    }

    PageResponse<Account> list(String status, PageRequest page) {
        Page<SegmentRow> found = segments.selectPage(
                page.toPage(SORTABLE, "id,desc"), new QueryWrapper<SegmentRow>().eq(status != null, "status", status));
        Map<Long, Map<String, Long>> counts = new HashMap<>();
        if (!found.getRecords().isEmpty()) {
            fates.counts(found.getRecords().stream().map(row -> row.id).toList())
                    .forEach(one -> counts.computeIfAbsent(one.segmentId(), id -> new HashMap<>())
                            .put(one.fate(), one.numbers()));
        }
        return PageResponse.of(found, row -> account(row, counts.getOrDefault(row.id, Map.of())));
    }

    PageResponse<FateRow> numbers(long segmentId, String fate, PageRequest page) {
        if (segments.selectById(segmentId) == null) {
            throw new NotFoundException("range of numbers", segmentId);
        }
        return PageResponse.of(
                fates.selectPage(
                        page.toPage(SORTABLE_NUMBERS, "id,asc"),
                        new QueryWrapper<FateRow>().eq("segment_id", segmentId).eq(fate != null, "fate", fate)),
                row -> row);
    }

    private static Account account(SegmentRow row, Map<String, Long> fates) {
        long issued = fates.getOrDefault("ISSUED", 0L);
        long voided = fates.getOrDefault("VOID_LOCAL", 0L);
        long allocated = fates.getOrDefault("ALLOCATED", 0L);
        long left = row.nextNo - row.firstNo;
        return new Account(
                row.id,
                row.sellerTaxNo,
                row.number(row.firstNo),
                row.number(row.lastNo),
                row.status,
                row.lastNo - row.firstNo + 1,
                issued,
                voided,
                allocated,
                row.lastNo - row.nextNo + 1,
                issued + voided + allocated == left,
                row.drawnAt);
    }
}
