package io.maotong.invoice.red;

import io.maotong.core.error.BusinessException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import io.maotong.invoice.source.Sources;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks how an open form stands, for as long as it is open, and tells people how long it has been waiting. */
@Component
class RedPollIntent implements IntentHandler {

    static final String KIND = "red.poll";

    private final RedExchanges exchanges;
    private final RedFormBook book;
    private final RedPlatform platform;
    private final Sources sources;
    private final RedProperties settings;
    private final JsonMapper json;

    RedPollIntent(
            RedExchanges exchanges,
            RedFormBook book,
            RedPlatform platform,
            Sources sources,
            RedProperties settings,
            JsonMapper json) {
        this.exchanges = exchanges;
        this.book = book;
        this.platform = platform;
        this.sources = sources;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration patience() {
        // A form is open for days; asking about it is never given up before it ends.
        return Duration.ofDays(3650);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), RedFormService.FormReference.class)
                .formId();
        RedFormRow row = book.get(id);
        if (!isOpen(row)) {
            return IntentOutcome.done();
        }
        // Before the question, so that people are told even while the platform is away.
        exchanges.alert(id);
        PlatformAnswer<Optional<RedRecord>> answer =
                platform.find(sources.taxpayer().taxNo(), row.platformUuid);
        switch (answer) {
            case PlatformAnswer.Answered<Optional<RedRecord>> answered -> {
                if (answered.value().isEmpty()) {
                    exchanges.remark(id, "the platform does not know this form any more");
                } else {
                    exchanges.observed(id, answered.value().get());
                    issue(id);
                }
            }
            case PlatformAnswer.Refused<Optional<RedRecord>> refused ->
                exchanges.remark(
                        id, "the platform does not show this form: " + refused.code() + " " + refused.message());
            default -> {
                return IntentOutcome.again(settings.pollEvery());
            }
        }
        return isOpen(book.get(id)) ? IntentOutcome.again(settings.pollEvery()) : IntentOutcome.done();
    }

    private void issue(long id) {
        try {
            exchanges.issueIfAsked(id);
        } catch (BusinessException e) {
            exchanges.remark(
                    id, "the red invoice cannot be issued: " + e.detail().zh());
        }
    }

    private static boolean isOpen(RedFormRow row) {
        return row.platformUuid != null && (row.status.isAtThePlatform() || row.status == RedFormStatus.APPLYING);
    }
}
