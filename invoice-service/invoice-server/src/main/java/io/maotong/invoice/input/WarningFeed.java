package io.maotong.invoice.input;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.CollectionPlatform.StatePage;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedRecords;
import io.maotong.invoice.sync.SyncFeed;
import java.util.List;
import org.springframework.stereotype.Component;

/** Invoices that the bureau warns of: out of control, void, reversed, abnormal, locked. */
@Component
class WarningFeed implements SyncFeed<InvoiceState> {

    private final CollectionPlatform platform;
    private final InputStates states;
    private final ReceivedRecords records;
    private final InvoiceProperties.Input settings;

    WarningFeed(
            CollectionPlatform platform, InputStates states, ReceivedRecords records, InvoiceProperties properties) {
        this.platform = platform;
        this.states = states;
        this.records = records;
        this.settings = properties.input();
    }

    @Override
    public String kind() {
        return "WARNINGS";
    }

    @Override
    public boolean byDays() {
        return false;
    }

    @Override
    public PlatformAnswer<? extends Delivery<InvoiceState>> next(Job job) {
        PlatformAnswer<StatePage> answer = platform.warnings(job.taxNo(), job.position(), settings.pageSize());
        if (!(answer instanceof PlatformAnswer.Answered<StatePage> answered)) {
            return answer.unanswered();
        }
        StatePage page = answered.value();
        return new PlatformAnswer.Answered<>(Delivery.of(new Batch<>(page.states(), page.cursor(), !page.more())));
    }

    @Override
    public Taken take(List<InvoiceState> received, String origin, String channel) {
        return states.take(received, origin, channel);
    }

    @Override
    public String text(InvoiceState received) {
        return received.record();
    }

    @Override
    public InvoiceState read(String text) {
        return records.state(text);
    }
}
