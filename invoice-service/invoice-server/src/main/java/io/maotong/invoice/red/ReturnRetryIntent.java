package io.maotong.invoice.red;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.page.PageRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tries the returns again that could not be reversed, the oldest first and each by itself. */
@Component
class ReturnRetryIntent implements IntentHandler {

    private static final int MOST = 200;

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<ReturnedGoods> goods;

    ReturnRetryIntent(ObjectProvider<ReturnedGoods> goods) {
        this.goods = goods;
    }

    @Override
    public String kind() {
        return ReturnRetries.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        ReturnedGoods use = goods.getObject();
        List<ReturnRow> waiting = use.list(ReturnStatus.REFUSED, new PageRequest(1, MOST, "id,asc"))
                .items();
        waiting.forEach(row -> use.retry(row.id, row.createdBy));
        return IntentOutcome.done();
    }
}
