package io.maotong.customs.issue;

import io.maotong.core.error.Text;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.CustomsException;
import io.maotong.customs.api.ExceptionsChanged;
import io.maotong.messaging.Events;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the other services about exceptions, a page at a time; items that concern no merchant are no facts. */
@Component
final class IssueEvents {

    private static final int PAGE = 100;

    private final Events events;

    IssueEvents(Events events) {
        this.events = events;
    }

    /** Raised, opened again, or gone up a step. */
    void raised(List<IssueRow> rows) {
        publish(CustomsEvents.EXCEPTION_RAISED, rows);
    }

    void resolved(List<IssueRow> rows) {
        publish(CustomsEvents.EXCEPTION_RESOLVED, rows);
    }

    private void publish(EventType<ExceptionsChanged> type, List<IssueRow> rows) {
        Map<Long, List<IssueRow>> byMerchant = rows.stream()
                .filter(row -> row.merchantId != Issues.PLATFORM)
                .collect(Collectors.groupingBy(row -> row.merchantId));
        byMerchant.forEach((merchant, all) -> {
            for (int from = 0; from < all.size(); from += PAGE) {
                List<CustomsException> page = all.subList(from, Math.min(all.size(), from + PAGE)).stream()
                        .map(IssueEvents::fact)
                        .toList();
                events.publish(merchant, type, page.getFirst().exceptionId(), 0, new ExceptionsChanged(page));
            }
        });
    }

    private static CustomsException fact(IssueRow row) {
        return new CustomsException(
                Ids.text(row.id),
                row.version,
                row.status.name(),
                row.kind,
                row.severity,
                row.category,
                row.code,
                row.fixer,
                row.owner,
                row.docType,
                row.orderNo,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.waybillNo,
                Text.of(row.adviceZh, row.adviceEn),
                row.escalation,
                row.raisedAt,
                row.dueAt,
                row.resolvedAt);
    }
}
