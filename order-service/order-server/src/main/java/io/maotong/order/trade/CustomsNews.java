package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.api.DeclaredList;
import io.maotong.customs.api.ListsChanged;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Declaration lists at customs. */
@Component
final class CustomsNews implements EventHandler<ListsChanged> {

    /** Statuses 入库 and later: customs holds the list. 100 and what is negative are refusals. */
    private static final Set<String> AT_CUSTOMS = Set.of("120", "300", "399", "500", "800", "899");

    private final Milestones milestones;

    CustomsNews(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public EventType<ListsChanged> type() {
        return CustomsEvents.LISTS_CHANGED;
    }

    @Override
    public void handle(Event<ListsChanged> event) {
        List<Milestones.News> news =
                event.data().lists().stream().map(list -> newsOf(list, event)).toList();
        milestones.note(Source.CUSTOMS, news);
    }

    private static Milestones.News newsOf(DeclaredList list, Event<?> event) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("batchId", list.batchId());
        detail.put("inventoryNo", list.inventoryNo());
        detail.put("customsStatus", list.customsStatus());
        detail.put("advice", shortened(list.advice()));
        boolean there = list.customsStatus() != null && AT_CUSTOMS.contains(list.customsStatus());
        return new Milestones.News(
                list.orderNo(),
                list.listNo(),
                list.status(),
                list.version(),
                "RELEASED".equals(list.status()) && list.releasedAt() != null ? list.releasedAt() : event.occurredAt(),
                list.inventoryNo() == null ? list.listNo() : list.inventoryNo(),
                detail,
                there ? Progress.DECLARED : null);
    }

    private static String shortened(String advice) {
        return advice == null || advice.length() <= 400 ? advice : advice.substring(0, 400);
    }
}
