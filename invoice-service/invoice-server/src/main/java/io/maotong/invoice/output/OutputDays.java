package io.maotong.invoice.output;

import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedRecords;
import io.maotong.invoice.sync.PackageSteps;
import io.maotong.invoice.sync.SyncFeed;
import java.util.List;
import org.springframework.stereotype.Component;

/** All our own invoices of some days, as packages. */
@Component
class OutputDays implements SyncFeed<ReceivedInvoice> {

    private final PackageSteps steps;
    private final OutputInvoices invoices;
    private final ReceivedRecords records;

    OutputDays(PackageSteps steps, OutputInvoices invoices, ReceivedRecords records) {
        this.steps = steps;
        this.invoices = invoices;
        this.records = records;
    }

    @Override
    public String kind() {
        return "OUTPUT_DAYS";
    }

    @Override
    public boolean byDays() {
        return true;
    }

    @Override
    public PlatformAnswer<? extends Delivery<ReceivedInvoice>> next(Job job) {
        return steps.next(Direction.OUTPUT, job);
    }

    @Override
    public Taken take(List<ReceivedInvoice> received, String origin, String channel) {
        return invoices.take(received, origin, channel);
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
