package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.messaging.EventHandler;
import java.util.Comparator;
import java.util.List;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Component;

@Component
final class ReceiptMatches implements EventHandler<ReceiptsMatched> {

    private final SqlSessionFactory sessions;

    ReceiptMatches(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public EventType<ReceiptsMatched> type() {
        return ForexEvents.RECEIPTS_MATCHED;
    }

    @Override
    public void handle(Event<ReceiptsMatched> event) {
        List<MatchedReceiptRow> rows = event.data().receipts().stream()
                .sorted(Comparator.comparing(MatchedReceipt::allocationId))
                .map(receipt -> row(receipt, event.merchantId()))
                .toList();
        new MybatisBatch<>(sessions, rows)
                .execute(new MybatisBatch.Method<MatchedReceiptRow>(MatchedReceiptMapper.class).get("keepNewest"));
    }

    private static MatchedReceiptRow row(MatchedReceipt receipt, long merchantId) {
        MatchedReceiptRow row = new MatchedReceiptRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.allocationId = receipt.allocationId();
        row.version = receipt.version();
        row.active = receipt.active();
        row.orderNo = receipt.orderNo();
        row.currency = receipt.amount().currency();
        row.amount = receipt.amount().amount();
        row.payerName = receipt.payerName();
        row.payerCountry = receipt.payerCountry();
        row.bankReference = receipt.bankReference();
        row.receivedOn = receipt.receivedOn();
        return row;
    }
}
