package io.maotong.forex.occupation;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexError;
import io.maotong.forex.api.ForexApi;
import io.maotong.forex.matching.Allocations;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reserves parts of matches for refund batches: what is reserved of a match, by all batches together, never exceeds it.
 * Takes part in the caller's global transaction, so it uses statements that Seata can undo: no batches, no upserts.
 */
@Service
class OccupationService {

    private final OccupationMapper occupations;
    private final Allocations allocations;
    private final Clock clock;

    OccupationService(OccupationMapper occupations, Allocations allocations, Clock clock) {
        this.occupations = occupations;
        this.allocations = allocations;
        this.clock = clock;
    }

    @Transactional
    void occupy(String batchId, List<ForexApi.Part> parts) {
        // The locks of the matches come first: what is read after them is what counts.
        Map<Long, Allocations.Allocation> locked = allocations
                .lockActive(parts.stream()
                        .map(part -> Ids.parse(part.allocationId()))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .stream()
                .collect(Collectors.toMap(Allocations.Allocation::id, Function.identity()));
        List<OccupationRow> before = occupations.ofBatch(batchId);
        if (!before.isEmpty()) {
            mustBeSame(before, parts);
            return;
        }
        checked(parts, locked).throwIfAny(ForexError.ALLOCATION_USED_UP);
        if (!parts.isEmpty()) {
            Instant now = clock.instant();
            occupations.occupy(
                    parts.stream().map(part -> row(batchId, part, now)).toList());
        }
    }

    private static void mustBeSame(List<OccupationRow> before, List<ForexApi.Part> parts) {
        Map<String, BigDecimal> held = new TreeMap<>();
        before.forEach(row ->
                held.merge(row.allocationId + "/" + row.entryId, row.amount.stripTrailingZeros(), BigDecimal::add));
        Map<String, BigDecimal> asked = new TreeMap<>();
        parts.forEach(part -> asked.merge(
                Ids.parse(part.allocationId()) + "/" + part.entryId(),
                part.amount().stripTrailingZeros(),
                BigDecimal::add));
        boolean same = held.keySet().equals(asked.keySet())
                && held.entrySet().stream()
                        .allMatch(entry -> entry.getValue().compareTo(asked.get(entry.getKey())) == 0);
        if (!same) {
            throw new BusinessException(
                    ForexError.BATCH_DIFFERS,
                    Text.of("请先释放该批次已占用的明细", "Release what the batch holds before it asks for other parts"));
        }
    }

    private Violations checked(List<ForexApi.Part> parts, Map<Long, Allocations.Allocation> locked) {
        Map<Long, BigDecimal> used = new HashMap<>();
        if (!locked.isEmpty()) {
            occupations
                    .ofAllocations(new TreeSet<>(locked.keySet()))
                    .forEach(row -> used.merge(row.allocationId, row.amount, BigDecimal::add));
        }
        Violations violations = new Violations();
        for (int i = 0; i < parts.size(); i++) {
            ForexApi.Part part = parts.get(i);
            String field = "parts[" + i + "].";
            long id = Ids.parse(part.allocationId());
            Allocations.Allocation allocation = locked.get(id);
            if (allocation == null) {
                violations.check(
                        false,
                        ForexError.ALLOCATION_USED_UP,
                        field + "allocationId",
                        "ACTIVE_ALLOCATION",
                        null,
                        Text.of("没有该核销或已撤销", "No such match, or it was taken back"));
                continue;
            }
            Money whole = allocation.amount();
            BigDecimal left = whole.amount().subtract(used.getOrDefault(id, BigDecimal.ZERO));
            boolean fits = part.amount() != null
                    && part.amount().signum() > 0
                    && part.amount().compareTo(left) <= 0;
            violations.check(
                    fits,
                    ForexError.ALLOCATION_USED_UP,
                    field + "amount",
                    "ALLOCATION_LEFT",
                    "<= " + left.toPlainString(),
                    Text.of("超过该核销的可用金额", "More than is left of the match"));
            if (fits) {
                used.merge(id, part.amount(), BigDecimal::add);
            }
        }
        return violations;
    }

    private static OccupationRow row(String batchId, ForexApi.Part part, Instant now) {
        OccupationRow row = new OccupationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.batchId = batchId;
        row.allocationId = Ids.parse(part.allocationId());
        row.entryId = part.entryId();
        row.amount = part.amount();
        row.active = true;
        row.occupiedAt = now;
        return row;
    }

    @Transactional
    void release(String batchId) {
        occupations.release(batchId, clock.instant());
    }
}
