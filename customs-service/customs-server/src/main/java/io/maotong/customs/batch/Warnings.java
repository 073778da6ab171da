package io.maotong.customs.batch;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.batch.rule.Finding;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Sha256;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Warnings that hold documents back. What somebody accepted is the content that the warning was about: if it changes before
 * it leaves, the warning is a new one. Each later version of a document is looked at anew.
 */
@Component
class Warnings {

    private static final int LONGEST = 300;
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "raisedAt", "raised_at");

    /** These differ at each try and say nothing about the goods. */
    private static final Set<String> OF_THE_TRY = Set.of("copNo", "ieDate");

    /** @param row not stored yet */
    record Pending(Finding finding, WarningRow row) {}

    private final WarningMapper mapper;
    private final SqlSessionFactory sessions;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Warnings(WarningMapper mapper, SqlSessionFactory sessions, CustomsSettings settings, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Fingerprints of what was accepted for orders of a batch that are not declared yet. */
    Map<String, Set<String>> acceptedOf(long batchId, Collection<String> orderNos) {
        Map<String, Set<String>> accepted = new HashMap<>();
        if (!orderNos.isEmpty()) {
            mapper.accepted(batchId, orderNos)
                    .forEach(row -> accepted.computeIfAbsent(row.orderNo, no -> new HashSet<>())
                            .add(row.fingerprint));
        }
        return accepted;
    }

    /**
     * Which of these findings somebody must accept first.
     *
     * @param standing documents that customs has already: nothing is said about them any more
     */
    List<Pending> pending(
            long batchId,
            Consignment consignment,
            List<Finding> findings,
            Set<DocumentType> standing,
            Set<String> accepted) {
        Set<String> settled = new HashSet<>();
        standing.forEach(type -> settled.add(type.code()));
        List<Pending> pending = new ArrayList<>();
        for (Finding finding : findings) {
            if (!finding.blocking()
                    && !settled.contains(finding.document())
                    && settings.rules().mustAccept(finding.rule(), consignment.day())) {
                WarningRow row = row(batchId, consignment, finding, 1);
                if (!accepted.contains(row.fingerprint)) {
                    pending.add(new Pending(finding, row));
                }
            }
        }
        return pending;
    }

    WarningRow row(long batchId, Consignment consignment, Finding finding, int version) {
        WarningRow row = new WarningRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.batchId = batchId;
        row.orderNo = consignment.source().orderNo();
        row.docType = finding.document();
        row.documentVersion = version;
        row.ruleId = finding.rule();
        row.field = finding.field();
        row.rowNo = finding.row();
        row.expected = shortened(finding.expected());
        row.hintZh = shortened(finding.hint().zh());
        row.hintEn = shortened(finding.hint().en());
        row.fingerprint = fingerprint(consignment, finding);
        row.state = WarningState.OPEN;
        row.raisedAt = clock.instant();
        return row;
    }

    private String fingerprint(Consignment consignment, Finding finding) {
        DocumentContent content = switch (DocumentType.of(finding.document())) {
            case ORDER -> consignment.order();
            case RECEIPTS -> consignment.receipts();
            case WAYBILL -> consignment.waybill();
            default -> consignment.list();
        };
        Map<String, String> head = new TreeMap<>(content.head());
        head.keySet().removeAll(OF_THE_TRY);
        return Sha256.of(finding.rule()
                + '|'
                + finding.document()
                + '|'
                + finding.field()
                + '|'
                + finding.row()
                + '|'
                + json.writeValueAsString(head)
                + json.writeValueAsString(content.rows()));
    }

    /** Stores what came up for orders that wait; what was open about them before and did not come up again is over. */
    void raise(long batchId, Collection<String> looked, List<WarningRow> rows) {
        if (!looked.isEmpty()) {
            mapper.forget(batchId, looked);
        }
        store(rows);
    }

    /** Stores warnings that were accepted when a later version was made. */
    void store(List<WarningRow> rows) {
        if (!rows.isEmpty()) {
            new MybatisBatch<>(sessions, rows)
                    .execute(new MybatisBatch.Method<WarningRow>(WarningMapper.class).get("raise"));
        }
    }

    /** The documents that what was accepted is about now exist. */
    void stamp(List<CustomsDocument> created, Set<String> ordersWithWarnings) {
        List<WarningRow> rows = created.stream()
                .filter(document -> ordersWithWarnings.contains(document.orderNo()))
                .map(document -> {
                    WarningRow row = new WarningRow();
                    row.batchId = document.batchId();
                    row.orderNo = document.orderNo();
                    row.docType = document.type().code();
                    row.documentId = document.id();
                    return row;
                })
                .toList();
        if (!rows.isEmpty()) {
            new MybatisBatch<>(sessions, rows)
                    .execute(new MybatisBatch.Method<WarningRow>(WarningMapper.class).get("stamp"));
        }
    }

    WarningRow accepted(WarningRow row, long documentId, String by, String reason) {
        Instant now = clock.instant();
        row.documentId = documentId;
        row.state = WarningState.ACCEPTED;
        row.decidedBy = by;
        row.decidedAt = now;
        row.reason = reason;
        return row;
    }

    <T> PageResponse<T> find(WarningFilter filter, PageRequest page, Function<WarningRow, T> toItem) {
        QueryWrapper<WarningRow> query = new QueryWrapper<WarningRow>()
                .eq(filter.state() != null, "state", filter.state())
                .eq(filter.rule() != null, "rule_id", filter.rule())
                .eq(filter.batchId() != null, "batch_id", filter.batchId() == null ? null : Ids.parse(filter.batchId()))
                .eq(filter.orderNo() != null, "order_no", filter.orderNo());
        return PageResponse.of(mapper.selectPage(page.toPage(SORTABLE, "id,desc"), query), toItem);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
