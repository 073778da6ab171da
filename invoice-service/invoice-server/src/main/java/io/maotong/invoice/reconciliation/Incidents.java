package io.maotong.invoice.reconciliation;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Months that do not agree with the bureau, each with somebody who looks after it. */
@Service
class Incidents {

    private final IncidentMapper incidents;
    private final Clock clock;

    Incidents(IncidentMapper incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void open(ReconciliationRow reconciliation, String key) {
        IncidentRow row = new IncidentRow();
        row.id = Ids.next();
        row.merchantId = reconciliation.merchantId;
        row.direction = reconciliation.direction;
        row.period = reconciliation.period;
        row.reconciliationId = reconciliation.id;
        row.owner = reconciliation.startedBy.equals("schedule") ? null : reconciliation.startedBy;
        row.liveKey = key;
        row.openedAt = clock.instant();
        incidents.open(row);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void agreed(String key, String by) {
        incidents.agreed(key, by, clock.instant(), "重新对账一致");
    }

    @Transactional
    IncidentRow assign(long id, String owner) {
        get(id);
        if (incidents.assign(id, owner) != 1) {
            throw closed(id);
        }
        return get(id);
    }

    @Transactional
    IncidentRow resolve(long id, String actor, String reason) {
        get(id);
        if (incidents.resolve(id, actor, clock.instant(), reason) != 1) {
            throw closed(id);
        }
        return get(id);
    }

    private static BusinessException closed(long id) {
        return new BusinessException(
                InvoiceError.INCIDENT_CLOSED,
                List.of(Violation.of(
                        InvoiceError.INCIDENT_CLOSED,
                        "state",
                        "STATE",
                        "OPEN",
                        Text.of("差异 %s 已处理，如仍有疑问请重新对账", "Incident %s is closed: reconcile the month again if in doubt")
                                .with(Ids.text(id)))));
    }

    IncidentRow get(long id) {
        IncidentRow row = incidents.selectById(id);
        if (row == null) {
            throw new NotFoundException("reconciliation incident", id);
        }
        return row;
    }

    /** @param state OPEN or RESOLVED; null for both */
    PageResponse<IncidentRow> list(String state, PageRequest page) {
        QueryWrapper<IncidentRow> query = new QueryWrapper<>();
        query.eq(state != null, "state", state);
        return PageResponse.of(incidents.selectPage(page.toPage(Map.of("id", "id"), "id,desc"), query), row -> row);
    }
}
