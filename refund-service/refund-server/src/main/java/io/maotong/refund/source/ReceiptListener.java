package io.maotong.refund.source;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.messaging.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a copy of what is needed for filing. */
@Component
class ReceiptListener implements EventHandler<ReceiptsMatched> {

    private final SourceMapper mapper;

    ReceiptListener(SourceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public EventType<ReceiptsMatched> type() {
        return ForexEvents.RECEIPTS_MATCHED;
    }

    @Override
    public void handle(Event<ReceiptsMatched> event) {
        List<ReceiptRow> rows = event.data().receipts().stream()
                .map(receipt -> row(event.merchantId(), receipt))
                .toList();
        if (!rows.isEmpty()) {
            mapper.saveReceipts(rows);
        }
    }

    private static ReceiptRow row(long merchantId, MatchedReceipt receipt) {
        ReceiptRow row = new ReceiptRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.allocationId = receipt.allocationId();
        row.version = receipt.version();
        row.active = receipt.active();
        row.orderNo = receipt.orderNo();
        row.currency = receipt.amount().currency();
        row.amount = receipt.amount().amount();
        row.payerName = receipt.payerName();
        row.bankReference = receipt.bankReference();
        row.receivedOn = receipt.receivedOn();
        return row;
    }
}
