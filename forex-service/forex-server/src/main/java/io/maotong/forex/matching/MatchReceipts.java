package io.maotong.forex.matching;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.forex.Work;
import org.springframework.stereotype.Component;

/** Looks at all open receipts of the merchant, portion by portion. */
@Component
final class MatchReceipts implements IntentHandler {

    private final MatchingService matching;

    MatchReceipts(MatchingService matching) {
        this.matching = matching;
    }

    @Override
    public String kind() {
        return Work.MATCH;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long last = 0;
        while (last >= 0) {
            last = matching.matchPortion(last);
        }
        return IntentOutcome.done();
    }
}
