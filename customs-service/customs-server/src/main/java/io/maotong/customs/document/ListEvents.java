package io.maotong.customs.document;

import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.messaging.Events;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the other services about lists, a page at a time. */
@Component
final class ListEvents implements DocumentsListener {

    private static final int PAGE = 100;

    private final Events events;
    private final PortErrors errors;

    ListEvents(Events events, PortErrors errors) {
        this.events = events;
        this.errors = errors;
    }

    @Override
    public void changed(List<CustomsDocument> documents) {
        List<DeclaredList> lists = documents.stream()
                .filter(document -> document.type() == DocumentType.LIST)
                .map(document -> declared(document.row))
                .toList();
        for (int from = 0; from < lists.size(); from += PAGE) {
            List<DeclaredList> page = lists.subList(from, Math.min(lists.size(), from + PAGE));
            events.publish(CustomsEvents.LISTS_CHANGED, page.getFirst().listNo(), 0, new ListsChanged(page));
        }
    }

    private DeclaredList declared(DocumentRow row) {
        return new DeclaredList(
                row.copNo,
                row.stateVersion,
                row.orderNo,
                row.batchId == null ? null : Ids.text(row.batchId),
                row.invtNo,
                row.status.name(),
                row.returnStatus,
                row.status.isFailure() && row.returnStatus != null
                        ? errors.of(row.returnStatus, row.returnInfo).text().zh()
                        : null,
                row.submittedAt,
                row.releasedAt);
    }
}
