package io.maotong.invoice.sync;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.Masked;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records that could not be taken in, and what people do about them. */
@Service
class SyncRejects {

    private static final String OPEN = "OPEN";

    /** Everything optional. */
    record Filter(Long merchantId, String kind, String rule, String state) {}

    private final RejectMapper rejects;
    private final SyncRuns runs;
    private final JsonMapper json;
    private final Clock clock;

    SyncRejects(RejectMapper rejects, SyncRuns runs, JsonMapper json, Clock clock) {
        this.rejects = rejects;
        this.json = json;
        this.runs = runs;
        this.clock = clock;
    }

    PageResponse<SyncReject> list(Filter filter, PageRequest page) {
        QueryWrapper<RejectRow> query = new QueryWrapper<>();
        query.eq(filter.merchantId() != null, "merchant_id", filter.merchantId())
                .eq(filter.kind() != null, "kind", filter.kind())
                .eq(filter.rule() != null, "rule", filter.rule())
                .eq(filter.state() != null, "state", filter.state());
        return PageResponse.of(
                rejects.selectPage(page.toPage(Map.of("id", "id"), "id,desc"), query),
                row -> row.told().masked(json));
    }

    SyncReject get(long id) {
        RejectRow row = rejects.selectById(id);
        if (row == null) {
            throw new NotFoundException("sync reject", id);
        }
        return row.told().masked(json);
    }

    /** Reads the record by the rules of today. @throws BusinessException 422 if it still breaks one */
    @Transactional
    SyncReject replay(long id, String actor) {
        RejectRow row = open(id);
        return taken(row, row.whole(), actor, "replayed");
    }

    /** Takes the corrected record in, with what was shown masked put back; the one that came stays as it is. */
    @Transactional
    SyncReject fix(long id, String record, String actor, String reason) {
        RejectRow row = open(id);
        return taken(row, Masked.restored(record, row.whole(), json), actor, reason);
    }

    @Transactional
    SyncReject dismiss(long id, String actor, String reason) {
        open(id);
        rejects.handle(id, "DISMISSED", actor, clock.instant(), reason);
        return get(id);
    }

    private RejectRow open(long id) {
        RejectRow row = rejects.lock(id);
        if (row == null) {
            throw new NotFoundException("sync reject", id);
        }
        if (!OPEN.equals(row.state)) {
            throw new BusinessException(
                    InvoiceError.REJECT_HANDLED,
                    List.of(Violation.of(
                            InvoiceError.REJECT_HANDLED,
                            "state",
                            "STATE",
                            OPEN,
                            Text.of("该记录已处理：%s", "The record has been handled: %s")
                                    .with(row.state))));
        }
        return row;
    }

    private SyncReject taken(RejectRow row, String record, String actor, String reason) {
        SyncFeed.Taken taken =
                MerchantScope.call(row.merchantId, () -> take(runs.feed(row.kind), record, "reject " + row.id));
        if (!taken.refused().isEmpty()) {
            SyncFeed.Refused refused = taken.refused().getFirst();
            throw refused(refused.rule(), refused.detail());
        }
        rejects.handle(row.id, "FIXED", actor, clock.instant(), reason);
        return get(row.id);
    }

    private static <R> SyncFeed.Taken take(SyncFeed<R> feed, String record, String origin) {
        R read;
        try {
            read = feed.read(record);
        } catch (IllegalArgumentException e) {
            throw refused("RECORD", e.getMessage());
        }
        return feed.take(List.of(read), origin, "MANUAL");
    }

    private static BusinessException refused(String rule, String detail) {
        return new BusinessException(
                InvoiceError.RECORD_REFUSED,
                List.of(Violation.of(
                        InvoiceError.RECORD_REFUSED,
                        "record",
                        rule,
                        null,
                        Text.of(
                                        "记录仍不符合规则 %s：%s。请更正后重试，或说明原因后忽略",
                                        "The record still breaks %s: %s. Correct it, or dismiss it")
                                .with(rule, detail))));
    }
}
