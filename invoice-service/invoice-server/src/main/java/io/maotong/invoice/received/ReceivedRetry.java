package io.maotong.invoice.received;

import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.AttentionRetry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the bureau once more about an invoice that was in doubt. */
@Component
class ReceivedRetry implements AttentionRetry {

    private final ReceivedBook book;

    ReceivedRetry(ReceivedBook book) {
        this.book = book;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.RECEIVED, Topic.COLLECTED);
    }

    @Override
    public void retry(String subject, String actor) {
        book.again(subject, actor);
    }
}
