package io.maotong.user.notification;

import io.maotong.core.error.Text;
import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.messaging.EventHandler;
import io.maotong.refund.api.RefundBatchChanged;
import io.maotong.refund.api.RefundEvents;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells the merchant how an export refund filing moves on. */
@Component
final class RefundBatchNotice implements EventHandler<RefundBatchChanged> {

    private static final Set<String> NEEDS_ACTION = Set.of("QUERY", "REJECTED", "RECLAIMED");

    private static final Map<String, Text> STATES = Map.ofEntries(
            Map.entry("SUBMITTED", Text.of("已提交税务机关", "was submitted to the tax bureau")),
            Map.entry("ACCEPTED", Text.of("已受理", "was accepted")),
            Map.entry("REVIEWING", Text.of("审核中", "is under review")),
            Map.entry("QUERY", Text.of("有疑点，需要答复", "has questions to be answered")),
            Map.entry("APPROVED", Text.of("审核通过", "was approved")),
            Map.entry("TREASURY", Text.of("已转国库退付", "is with the treasury")),
            Map.entry("PAID", Text.of("退税款已到账", "was paid")),
            Map.entry("REJECTED", Text.of("被退回", "was refused")),
            Map.entry("WITHDRAWN", Text.of("已撤回", "was withdrawn")),
            Map.entry("RECLAIMED", Text.of("需要补缴", "must be paid back")));

    private final Notifications notifications;

    RefundBatchNotice(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public EventType<RefundBatchChanged> type() {
        return RefundEvents.BATCH_CHANGED;
    }

    @Override
    public void handle(Event<RefundBatchChanged> event) {
        RefundBatchChanged batch = event.data();
        Text state = STATES.get(batch.status());
        if (state == null) {
            // Preparation inside refund-service: the member sees it on the page.
            return;
        }
        String figure = batch.paid() == null ? "" : "，到账 " + batch.paid();
        String figureEn = batch.paid() == null ? "" : ", " + batch.paid() + " paid";
        notifications.tell(
                "refund:" + batch.batchId() + ":" + batch.status(),
                NEEDS_ACTION.contains(batch.status()) ? Importance.ACTION : Importance.PROGRESS,
                Text.of("出口退税" + state.zh(), "An export refund " + state.en()),
                Text.of(
                        "所属期 " + batch.period() + " 第 " + batch.batchNo() + " 批，申报退税 " + batch.refundable() + figure,
                        "Period " + batch.period() + ", batch " + batch.batchNo() + ", " + batch.refundable()
                                + " claimed" + figureEn),
                "/refund-batches/" + batch.batchId());
    }
}
