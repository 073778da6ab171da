package io.maotong.customs.issue;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.catalogue.CatalogueListener;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exceptions list 异常清单: what is raised and what settles itself. */
@Component
public class Issues implements CatalogueListener {

    /** Whose the items are that concern no merchant. */
    static final long PLATFORM = 0;

    static final String SYSTEM = "system";

    private static final int LONGEST_ADVICE = 500;
    private static final int LONGEST_WAYBILL = 32;
    private static final String UNKNOWN_CODE = "UNKNOWN_CODE";

    private final IssueMapper mapper;
    private final IssueEvents events;
    private final PortErrors errors;
    private final SqlSessionFactory sessions;
    private final CustomsSettings settings;
    private final Clock clock;

    Issues(
            IssueMapper mapper,
            IssueEvents events,
            PortErrors errors,
            SqlSessionFactory sessions,
            CustomsSettings settings,
            Clock clock) {
        this.mapper = mapper;
        this.events = events;
        this.errors = errors;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An exception about a document that was refused; the catalogue says what to do.
     *
     * @param status code of the port or of the exchange
     * @param info its words, in which customs may name a decision code of its own; may be null
     */
    public Issue refusal(CustomsDocument document, String kind, String status, String info, String detail) {
        PortErrors.Advice advice = errors.of(status, info);
        String unknown = advice.isUnknown()
                ? advice.code()
                : PortErrors.decision(info)
                        .filter(code -> errors.of(code).isUnknown())
                        .orElse(null);
        return Issue.of(document, kind, advice, detail, unknown);
    }

    /** Raises all of them in a handful of statements; those that are known already are left as they are. */
    @Transactional
    public void raise(List<Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Issue.Place> places = places(issues);
        List<IssueRow> rows = issues.stream()
                .map(issue -> row(issue, MerchantScope.merchantId(), place(issue, places), now))
                .toList();
        store(rows);
        events.raised(mapper.byIds(rows.stream().map(row -> row.id).toList()));
        askOperators(issues, now);
    }

    /** A code that nobody knows is one item for the operators, however many merchants meet it. */
    private void askOperators(List<Issue> issues, Instant now) {
        Map<String, Issue> unknown = new LinkedHashMap<>();
        issues.stream()
                .filter(issue -> issue.unknownCode() != null)
                .forEach(issue -> unknown.putIfAbsent(issue.unknownCode(), issue));
        if (unknown.isEmpty()) {
            return;
        }
        List<IssueRow> rows = unknown.entrySet().stream()
                .map(entry -> row(question(entry.getKey(), entry.getValue()), PLATFORM, Issue.Place.NOWHERE, now))
                .toList();
        MerchantScope.runEverywhere("an item of the platform", () -> store(rows));
    }

    private static Issue question(String code, Issue seen) {
        return new Issue(
                questionKey(code),
                UNKNOWN_CODE,
                "W",
                null,
                seen.docType(),
                null,
                null,
                code,
                code,
                PortErrors.UNKNOWN,
                "OPERATOR",
                Text.of(
                                "代码 %s 未收录：请查明含义后导入异常代码目录，导入后本项自动完结。",
                                "Code %s is not in the catalogue: find out what it means and import it; this item settles by itself.")
                        .with(code),
                seen.detail());
    }

    private static String questionKey(String code) {
        return UNKNOWN_CODE + ":" + code;
    }

    @Override
    @Transactional
    public void told(Collection<String> codes) {
        List<String> keys = codes.stream().map(Issues::questionKey).toList();
        MerchantScope.runEverywhere(
                "an item of the platform", () -> settleIds(mapper.openOfKeys(keys), "in the catalogue"));
    }

    /** Documents were corrected or took their way after all: what was open about them is settled. */
    @Transactional
    public void settle(Collection<Long> documentIds, String how) {
        if (!documentIds.isEmpty()) {
            settleIds(mapper.openOfDocuments(documentIds), how);
        }
    }

    /** What was raised under these keys is settled. */
    @Transactional
    public void settleKeys(Collection<String> dedupeKeys, String how) {
        if (!dedupeKeys.isEmpty()) {
            settleIds(mapper.openOfKeys(dedupeKeys), how);
        }
    }

    private void settleIds(List<Long> ids, String how) {
        if (!ids.isEmpty()) {
            mapper.resolve(ids, SYSTEM, how, clock.instant());
            events.resolved(mapper.byIds(ids));
        }
    }

    private void store(List<IssueRow> rows) {
        new MybatisBatch<>(sessions, rows).execute(new MybatisBatch.Method<IssueRow>(IssueMapper.class).get("raise"));
    }

    private Map<String, Issue.Place> places(List<Issue> issues) {
        Set<String> orderNos = issues.stream()
                .filter(issue -> issue.place() == null)
                .map(Issue::orderNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Issue.Place> places = new HashMap<>();
        if (!orderNos.isEmpty()) {
            mapper.places(orderNos)
                    .forEach(row -> places.put(
                            row.orderNo,
                            new Issue.Place(row.customsCode, row.chapter, row.carrierCode, row.waybillNo)));
        }
        return places;
    }

    private static Issue.Place place(Issue issue, Map<String, Issue.Place> places) {
        if (issue.place() != null) {
            return issue.place();
        }
        return issue.orderNo() == null
                ? Issue.Place.NOWHERE
                : places.getOrDefault(issue.orderNo(), Issue.Place.NOWHERE);
    }

    private IssueRow row(Issue issue, long merchantId, Issue.Place place, Instant now) {
        IssueRow row = new IssueRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.dedupeKey = issue.dedupeKey();
        row.kind = issue.kind();
        row.severity = issue.severity();
        row.documentId = issue.documentId();
        row.docType = issue.docType();
        row.orderNo = issue.orderNo();
        row.batchId = issue.batchId();
        row.customsCode = place.customsCode();
        row.chapter = place.chapter();
        row.carrierCode = place.carrierCode();
        row.waybillNo = place.waybillNo() == null || place.waybillNo().length() <= LONGEST_WAYBILL
                ? place.waybillNo()
                : place.waybillNo().substring(0, LONGEST_WAYBILL);
        row.reference = issue.reference();
        row.code = issue.code();
        row.category = issue.category();
        row.fixer = issue.fixer();
        row.adviceZh = shortened(issue.advice().zh());
        row.adviceEn = shortened(issue.advice().en());
        row.detail = issue.detail();
        row.status = IssueStatus.OPEN;
        row.raisedAt = now;
        row.dueAt = due(issue.category(), now);
        row.escalation = 0;
        row.escalateAt = row.dueAt;
        return row;
    }

    /** By when something of this category is to be done, if it is raised now. */
    Instant due(String category, Instant now) {
        return now.plus(settings.exceptions().within(category, BusinessTime.dateOf(now)));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ADVICE ? text : text.substring(0, LONGEST_ADVICE);
    }
}
