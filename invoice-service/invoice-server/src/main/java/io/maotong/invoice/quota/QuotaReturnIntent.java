package io.maotong.invoice.quota;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.QuotaPlatform;
import io.maotong.invoice.platform.TaxPlatform;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the platform what goes back. The same serial goes back once, so it may be sent again. */
@Component
class QuotaReturnIntent implements IntentHandler {

    static final String KIND = "quota.return";

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<QuotaReturns> returns;
    private final QuotaPlatform platform;
    private final JsonMapper json;
    private final Clock clock;

    QuotaReturnIntent(ObjectProvider<QuotaReturns> returns, QuotaPlatform platform, JsonMapper json, Clock clock) {
        this.returns = returns;
        this.platform = platform;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        QuotaReturns.StoredReturn stored = returns.getObject()
                .get(json.readValue(intent.payload(), QuotaReturns.Return.class).returnId());
        if (!stored.state().equals("OPEN")) {
            return IntentOutcome.done();
        }
        if (!QuotaReturns.PERIOD.format(BusinessTime.today(clock)).equals(stored.period())) {
            // The platform would take it from the new month.
            returns.getObject().done(stored.id(), "LAPSED", "the month is over");
            return IntentOutcome.done();
        }
        PlatformAnswer<TaxPlatform.QuotaState> answer =
                platform.giveBack(stored.sellerTaxNo(), stored.amount(), stored.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<TaxPlatform.QuotaState> answered -> {
                returns.getObject().done(stored.id(), "DONE", null);
                yield IntentOutcome.done();
            }
            case PlatformAnswer.Refused<TaxPlatform.QuotaState> refused -> {
                returns.getObject().refused(stored.id(), refused.code() + " " + refused.message());
                yield IntentOutcome.done();
            }
            default -> answer.unsettled();
        };
    }
}
