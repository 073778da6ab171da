package io.maotong.invoice.input;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.FeedPage;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedRecords;
import io.maotong.invoice.sync.SyncFeed;
import java.util.List;
import org.springframework.stereotype.Component;

/** News of input invoices. */
@Component
class InputFeed implements SyncFeed<ReceivedInvoice> {

    private final CollectionPlatform platform;
    private final Intake intake;
    private final ReceivedRecords records;
    private final InvoiceProperties.Input settings;

    InputFeed(CollectionPlatform platform, Intake intake, ReceivedRecords records, InvoiceProperties properties) {
        this.platform = platform;
        this.intake = intake;
        this.records = records;
        this.settings = properties.input();
    }

    @Override
    public String kind() {
        return "INPUT";
    }

    @Override
    public boolean byDays() {
        return false;
    }

    @Override
    public PlatformAnswer<? extends Delivery<ReceivedInvoice>> next(Job job) {
        PlatformAnswer<FeedPage> answer =
                platform.news(Direction.INPUT, job.taxNo(), job.position(), settings.pageSize());
        if (!(answer instanceof PlatformAnswer.Answered<FeedPage> answered)) {
            return answer.unanswered();
        }
        FeedPage page = answered.value();
        return new PlatformAnswer.Answered<>(Delivery.of(new Batch<>(page.invoices(), page.cursor(), !page.more())));
    }

    @Override
    public Taken take(List<ReceivedInvoice> received, String origin, String channel) {
        return intake.take(received, origin, channel);
    }

    @Override
    public String text(ReceivedInvoice received) {
        return received.record();
    }

    @Override
    public ReceivedInvoice read(String text) {
        return records.invoice(text);
    }
}
