package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exceptions list 异常清单. */
@Component
public class Issues {

    private static final int LONGEST_ADVICE = 500;

    private final IssueMapper mapper;
    private final SqlSessionFactory sessions;
    private final Clock clock;

    Issues(IssueMapper mapper, SqlSessionFactory sessions, Clock clock) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Raises all of them in one statement; those that are known already are left as they are. */
    @Transactional
    public void raise(List<Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<IssueRow> rows = issues.stream().map(issue -> row(issue, now)).toList();
        new MybatisBatch<>(sessions, rows).execute(new MybatisBatch.Method<IssueRow>(IssueMapper.class).get("raise"));
    }

    /** Documents were corrected or took their way after all: what was open about them is settled. */
    public void settle(Collection<Long> documentIds, String how) {
        if (!documentIds.isEmpty()) {
            mapper.resolveOf(documentIds, how, clock.instant());
        }
    }

    private static IssueRow row(Issue issue, Instant now) {
        IssueRow row = new IssueRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.dedupeKey = issue.dedupeKey();
        row.kind = issue.kind();
        row.severity = issue.severity();
        row.documentId = issue.documentId();
        row.docType = issue.docType();
        row.orderNo = issue.orderNo();
        row.batchId = issue.batchId();
        row.reference = issue.reference();
        row.code = issue.code();
        row.category = issue.category();
        row.fixer = issue.fixer();
        row.adviceZh = shortened(issue.advice().zh());
        row.adviceEn = shortened(issue.advice().en());
        row.detail = issue.detail();
        row.status = "OPEN";
        row.raisedAt = now;
        return row;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ADVICE ? text : text.substring(0, LONGEST_ADVICE);
    }
}
