package io.maotong.invoice.delivery;

import io.maotong.core.id.Ids;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.AttentionRetry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends a message that came back once more, for a person who put the address right at the buyer's side. */
@Component
class BounceRetry implements AttentionRetry {

    private final Deliveries deliveries;

    BounceRetry(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DELIVERY);
    }

    @Override
    public void retry(String subject, String actor) {
        deliveries
                .find(Ids.parse(subject))
                .ifPresent(delivery -> deliveries.resend(delivery.invoiceId, delivery.id, actor));
    }
}
