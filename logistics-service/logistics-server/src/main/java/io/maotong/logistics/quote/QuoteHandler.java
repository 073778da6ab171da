package io.maotong.logistics.quote;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.logistics.cargo.CargoOrders;
import io.maotong.logistics.cargo.Packing;
import io.maotong.logistics.cargo.Senders;
import io.maotong.order.api.TradeOrder;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the carriers for a quote that was promised. */
@Component
final class QuoteHandler implements IntentHandler {

    static final String KIND = "quote";

    private static final int PATIENT_ATTEMPTS = 3;

    record Promise(long quoteId) {}

    // The queue knows its handlers, and who adds to the queue is known here.
    private final ObjectProvider<QuoteService> quotes;
    private final CargoOrders orders;
    private final Senders senders;
    private final Packing packing;
    private final Quoting quoting;
    private final Histories histories;
    private final JsonMapper json;

    QuoteHandler(
            ObjectProvider<QuoteService> quotes,
            CargoOrders orders,
            Senders senders,
            Packing packing,
            Quoting quoting,
            Histories histories,
            JsonMapper json) {
        this.quotes = quotes;
        this.orders = orders;
        this.senders = senders;
        this.packing = packing;
        this.quoting = quoting;
        this.histories = histories;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        QuoteService service = quotes.getObject();
        QuoteRow row =
                service.row(json.readValue(intent.payload(), Promise.class).quoteId());
        Optional<TradeOrder> order = orders.find(row.orderNo);
        if (row.status == QuoteStatus.READY || order.isEmpty()) {
            return IntentOutcome.done();
        }
        QuoteResult result = quoting.ask(
                packing.pack(order.get(), senders.ofCurrentMerchant()), row.preset, histories.ofCurrentMerchant());
        if (result.offers().isEmpty() && result.isPartial() && intent.attempt() < PATIENT_ATTEMPTS) {
            return IntentOutcome.retry("no carrier answered");
        }
        // Some offers now are worth more than all of them later: who is missing is shown.
        service.record(row.id, result);
        return IntentOutcome.done();
    }
}
