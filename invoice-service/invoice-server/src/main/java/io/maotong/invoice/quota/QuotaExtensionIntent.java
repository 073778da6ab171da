package io.maotong.invoice.quota;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.QuotaPlatform;
import io.maotong.invoice.platform.TaxPlatform;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a month's reserved quota alive at the platform; a refusal is for a person, since invoices depend on it. */
@Component
class QuotaExtensionIntent implements IntentHandler {

    static final String KIND = "quota.extend";

    private final QuotaPlatform platform;
    private final JsonMapper json;

    QuotaExtensionIntent(QuotaPlatform platform, JsonMapper json) {
        this.platform = platform;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        QuotaReturns.Extension extension = json.readValue(intent.payload(), QuotaReturns.Extension.class);
        PlatformAnswer<TaxPlatform.QuotaState> answer =
                platform.extend(extension.sellerTaxNo(), extension.period(), extension.until(), extension.serial());
        return answer instanceof PlatformAnswer.Answered<TaxPlatform.QuotaState>
                ? IntentOutcome.done()
                : answer.unsettled();
    }
}
