package io.maotong.invoice.input;

import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.sync.SyncFeed.Refused;
import io.maotong.invoice.sync.SyncFeed.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes received input invoices in, the same way for every way by which they come. */
@Service
class Intake {

    private final InputInvoices invoices;
    private final Sources sources;

    Intake(InputInvoices invoices, Sources sources) {
        this.invoices = invoices;
        this.sources = sources;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Taken take(List<ReceivedInvoice> records, String origin, String channel) {
        // Two kinds of collection may bring the same new invoice at once: one of them waits.
        Reception reception = new Reception(sources.lockTaxpayer().taxNo());
        // The same invoice may be there more than once; its last state counts.
        Map<String, Reception.Result.Read> byNumber = new LinkedHashMap<>();
        Map<String, Integer> indexes = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < records.size(); i++) {
            switch (reception.read(records.get(i))) {
                case Reception.Result.Read one -> {
                    read++;
                    byNumber.put(one.invoice().number, one);
                    indexes.put(one.invoice().number, i);
                }
                case Reception.Result.Refused one ->
                    refused.add(new Refused(i, one.number(), one.rule(), one.detail()));
            }
        }
        InputInvoices.Stored stored = invoices.store(byNumber, origin, channel);
        for (String number : stored.changedContent()) {
            refused.add(new Refused(
                    indexes.get(number), number, "CONTENT", "an invoice of this number is known with another content"));
        }
        int repeated = read - byNumber.size();
        return new Taken(stored.inserted(), stored.updated(), stored.unchanged() + repeated, refused);
    }
}
