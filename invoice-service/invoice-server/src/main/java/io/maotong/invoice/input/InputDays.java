package io.maotong.invoice.input;

import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedRecords;
import io.maotong.invoice.sync.PackageSteps;
import io.maotong.invoice.sync.SyncFeed;
import java.util.List;
import org.springframework.stereotype.Component;

/** All input invoices of some days, as packages: finds what the news left out. */
@Component
class InputDays implements SyncFeed<ReceivedInvoice> {

    private final PackageSteps steps;
    private final Intake intake;
    private final ReceivedRecords records;

    InputDays(PackageSteps steps, Intake intake, ReceivedRecords records) {
        this.steps = steps;
        this.intake = intake;
        this.records = records;
    }

    @Override
    public String kind() {
        return "INPUT_DAYS";
    }

    @Override
    public boolean byDays() {
        return true;
    }

    @Override
    public PlatformAnswer<? extends Delivery<ReceivedInvoice>> next(Job job) {
        return steps.next(Direction.INPUT, job);
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
