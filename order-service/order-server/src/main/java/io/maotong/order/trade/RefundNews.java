package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Filings for export tax refund: when the tax office has paid, an order is closed. */
@Component
final class RefundNews implements EventHandler<RefundBatchChanged> {

    private static final int PAGE = 500;

    private final Milestones milestones;

    RefundNews(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public EventType<RefundBatchChanged> type() {
        return RefundEvents.BATCH_CHANGED;
    }

    @Override
    public void handle(Event<RefundBatchChanged> event) {
        RefundBatchChanged batch = event.data();
        List<Milestones.News> news = batch.orderNos().stream()
                .distinct()
                .map(orderNo -> new Milestones.News(
                        orderNo,
                        batch.batchId(),
                        batch.status(),
                        batch.version(),
                        batch.at() == null ? event.occurredAt() : batch.at(),
                        batch.batchNo(),
                        Map.of("period", String.valueOf(batch.period()), "batchNo", String.valueOf(batch.batchNo())),
                        "PAID".equals(batch.status()) ? Progress.CLOSED : null))
                .toList();
        for (int from = 0; from < news.size(); from += PAGE) {
            milestones.note(Source.REFUND, news.subList(from, Math.min(news.size(), from + PAGE)));
        }
    }
}
