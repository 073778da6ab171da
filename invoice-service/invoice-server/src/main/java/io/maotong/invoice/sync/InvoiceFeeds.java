package io.maotong.invoice.sync;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.FeedPage;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedRecords;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Ways by which invoices are collected, the same for what we issued and for what we received. */
@Component
public class InvoiceFeeds {

    private final CollectionPlatform platform;
    private final PackageSteps steps;
    private final ReceivedRecords records;
    private final InvoiceProperties.Input settings;

    InvoiceFeeds(
            CollectionPlatform platform, PackageSteps steps, ReceivedRecords records, InvoiceProperties properties) {
        this.platform = platform;
        this.steps = steps;
        this.records = records;
        this.settings = properties.input();
    }

    /** Takes records in, in the caller's transaction: see {@link SyncFeed#take}. */
    @FunctionalInterface
    public interface Taker {

        SyncFeed.Taken take(List<ReceivedInvoice> received, String origin, String channel);
    }

    /** News, going on where the last run ended. */
    public SyncFeed<ReceivedInvoice> news(String kind, Direction direction, Taker taker) {
        return new Feed(kind, false, job -> news(direction, job), records, taker);
    }

    /** All invoices of some days, as packages: finds what the news left out. */
    public SyncFeed<ReceivedInvoice> days(String kind, Direction direction, Taker taker) {
        return new Feed(kind, true, job -> steps.next(direction, job), records, taker);
    }

    private PlatformAnswer<? extends SyncFeed.Delivery<ReceivedInvoice>> news(Direction direction, SyncFeed.Job job) {
        PlatformAnswer<FeedPage> answer = platform.news(direction, job.taxNo(), job.position(), settings.pageSize());
        if (!(answer instanceof PlatformAnswer.Answered<FeedPage> answered)) {
            return answer.unanswered();
        }
        FeedPage page = answered.value();
        return new PlatformAnswer.Answered<>(
                SyncFeed.Delivery.of(new SyncFeed.Batch<>(page.invoices(), page.cursor(), !page.more())));
    }

    private record Feed(
            String kind,
            boolean byDays,
            Function<SyncFeed.Job, PlatformAnswer<? extends SyncFeed.Delivery<ReceivedInvoice>>> platform,
            ReceivedRecords records,
            Taker taker)
            implements SyncFeed<ReceivedInvoice> {

        @Override
        public PlatformAnswer<? extends Delivery<ReceivedInvoice>> next(Job job) {
            return platform.apply(job);
        }

        @Override
        public Taken take(List<ReceivedInvoice> received, String origin, String channel) {
            return taker.take(received, origin, channel);
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
}
