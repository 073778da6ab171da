package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Customs declarations that the lists of orders were summed up in. */
@Component
final class EntryNews implements EventHandler<CustomsEntry> {

    private final Milestones milestones;

    EntryNews(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public EventType<CustomsEntry> type() {
        return CustomsEvents.ENTRY_CREATED;
    }

    @Override
    public void handle(Event<CustomsEntry> event) {
        CustomsEntry entry = event.data();
        List<Milestones.News> news = entry.lines().stream()
                .flatMap(line -> line.sources().stream())
                .map(CustomsEntry.Source::orderNo)
                .distinct()
                .map(orderNo -> new Milestones.News(
                        orderNo,
                        entry.entryId(),
                        "CREATED",
                        entry.version(),
                        event.occurredAt(),
                        entry.entryId(),
                        Map.of(
                                "sumNo", String.valueOf(entry.sumNo()),
                                "exportDate", String.valueOf(entry.exportDate())),
                        null))
                .toList();
        milestones.note(Source.ENTRY, news);
    }
}
