package io.maotong.order.trade;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.messaging.EventHandler;
import io.maotong.order.timeline.Source;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Foreign currency that was matched to orders. */
@Component
final class ReceiptNews implements EventHandler<ReceiptsMatched> {

    private final Milestones milestones;
    private final SettledMoney money;

    ReceiptNews(Milestones milestones, SettledMoney money) {
        this.milestones = milestones;
        this.money = money;
    }

    @Override
    public EventType<ReceiptsMatched> type() {
        return ForexEvents.RECEIPTS_MATCHED;
    }

    @Override
    public void handle(Event<ReceiptsMatched> event) {
        List<Milestones.News> news = event.data().receipts().stream()
                .map(receipt -> newsOf(receipt, event))
                .toList();
        milestones.note(Source.RECEIPT, news);
        money.received(event.data().receipts(), event.occurredAt());
    }

    private static Milestones.News newsOf(MatchedReceipt receipt, Event<?> event) {
        return new Milestones.News(
                receipt.orderNo(),
                receipt.allocationId(),
                receipt.active() ? "MATCHED" : "TAKEN_BACK",
                receipt.version(),
                event.occurredAt(),
                receipt.bankReference(),
                Map.of("receiptId", receipt.receiptId(), "amount", receipt.amount()),
                null);
    }
}
