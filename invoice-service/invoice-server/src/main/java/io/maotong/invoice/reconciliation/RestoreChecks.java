package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.platform.VerificationPlatform.Question;
import io.maotong.invoice.platform.VerificationPlatform.Verified;
import io.maotong.invoice.sync.RecordFields;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** After a restore: asks the bureau whether the last invoices are as we have them (tax.md 1.17). */
@Service
class RestoreChecks {

    static final String KIND = "invoice.restore-check";
    private static final String WAITING = "WAITING";

    /** What the intent carries. */
    record Reference(long id) {}

    private final RestoreMapper checks;
    private final Intents intents;
    private final ReconciliationSettings settings;
    private final Clock clock;

    RestoreChecks(RestoreMapper checks, Intents intents, ReconciliationSettings settings, Clock clock) {
        this.checks = checks;
        this.intents = intents;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return one row for each invoice that is asked for; none if nothing was ever issued */
    @Transactional
    List<RestoreRow> start(String actor) {
        long checkId = Ids.next();
        List<RestoreRow> rows = new ArrayList<>();
        for (RestoreMapper.Issued issued : checks.newest(settings.restoreSample())) {
            RestoreRow row = new RestoreRow();
            row.id = Ids.next();
            row.merchantId = issued.merchantId();
            row.checkId = checkId;
            row.number = issued.number();
            row.outcome = WAITING;
            row.askedBy = actor;
            row.createdAt = clock.instant();
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            checks.insert(rows);
        }
        rows.forEach(row -> intents.add(row.merchantId, KIND, row.number, new Reference(row.id), Duration.ZERO));
        return rows;
    }

    /** Null if it has been answered. */
    Question question(long id) {
        RestoreRow row = checks.selectById(id);
        if (!WAITING.equals(row.outcome)) {
            return null;
        }
        RestoreMapper.Issued issued = checks.issued(row.number);
        return new Question(
                issued.kind().equals("DIGITAL_SPECIAL") ? "81" : "82",
                null,
                issued.number(),
                BusinessTime.dateOf(issued.issuedAt()),
                issued.total(),
                null,
                issued.issuerTaxNo());
    }

    @Transactional
    void answered(long id, Verified verified) {
        String outcome = switch (verified.result()) {
            case "00" -> "CONFIRMED";
            case "02" -> "MISSING";
            case "03" -> "DIFFERENT";
            default -> "UNCLEAR";
        };
        ended(id, outcome, verified.result() + " " + verified.message());
    }

    @Transactional
    void refused(long id, String message) {
        ended(id, "UNCLEAR", message);
    }

    private void ended(long id, String outcome, String message) {
        RestoreRow row = checks.selectById(id);
        row.outcome = outcome;
        row.message = RecordFields.cut(message, 500);
        row.checkedAt = clock.instant();
        checks.updateById(row);
    }

    List<RestoreRow> get(long checkId) {
        List<RestoreRow> rows = checks.selectList(
                new QueryWrapper<RestoreRow>().eq("check_id", checkId).orderByAsc("id"));
        if (rows.isEmpty()) {
            throw new NotFoundException("restore check", checkId);
        }
        return rows;
    }
}
