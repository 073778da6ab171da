package io.maotong.invoice.red;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.invoice.platform.RedPlatform.RedHead;
import io.maotong.invoice.platform.RedPlatform.RedPage;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import io.maotong.invoice.source.Sources;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads some pages of a run, from wherever it stands. Only questions: each may be asked again whatever happened. */
@Component
class RedSyncIntent implements IntentHandler {

    private static final int PAGES_PER_TURN = 10;
    /** One form that cannot be read does not keep the others away. */
    private static final int PATIENCE = 5;

    private final RedSyncs syncs;
    private final RedExchanges exchanges;
    private final RedPlatform platform;
    private final Sources sources;
    private final RedProperties settings;
    private final JsonMapper json;

    RedSyncIntent(
            RedSyncs syncs,
            RedExchanges exchanges,
            RedPlatform platform,
            Sources sources,
            RedProperties settings,
            JsonMapper json) {
        this.syncs = syncs;
        this.exchanges = exchanges;
        this.platform = platform;
        this.sources = sources;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String kind() {
        return RedSyncs.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long runId =
                json.readValue(intent.payload(), RedSyncs.RunReference.class).runId();
        String taxNo = sources.taxpayer().taxNo();
        for (int turn = 0; turn < PAGES_PER_TURN; turn++) {
            RedSyncs.Place place = syncs.place(runId);
            if (!place.running()) {
                return IntentOutcome.done();
            }
            PlatformAnswer<RedPage> answer =
                    platform.list(taxNo, place.side().code(), place.day(), place.page(), settings.pageSize());
            if (answer instanceof PlatformAnswer.Refused<RedPage> refused) {
                syncs.failed(runId, refused.code() + " " + refused.message());
                return IntentOutcome.done();
            }
            if (!(answer instanceof PlatformAnswer.Answered<RedPage> answered)) {
                return answer.unsettled();
            }
            for (RedHead head : answered.value().forms()) {
                Optional<IntentOutcome> cut = take(runId, taxNo, place.side(), head, intent.attempt());
                if (cut.isPresent()) {
                    return cut.get();
                }
            }
            boolean more =
                    (long) place.page() * settings.pageSize() < answered.value().total();
            if (syncs.turned(runId, place, answered.value().forms().size(), more)) {
                return IntentOutcome.done();
            }
        }
        return IntentOutcome.again(Duration.ZERO);
    }

    /** @return empty if it is done with the form */
    private Optional<IntentOutcome> take(long runId, String taxNo, Side side, RedHead head, int attempt) {
        if (head.uuid() == null) {
            syncs.rejected(runId, null, "a form without hzqrduuid: " + head);
            return Optional.empty();
        }
        Optional<Long> known = syncs.known(head.uuid(), head.serial());
        PlatformAnswer<Optional<RedRecord>> answer = platform.find(taxNo, head.uuid());
        switch (answer) {
            case PlatformAnswer.Answered<Optional<RedRecord>> answered
            when answered.value().isPresent() ->
                store(runId, side, known, answered.value().get());
            case PlatformAnswer.Later<Optional<RedRecord>> later -> {
                return Optional.of(IntentOutcome.again(later.after()));
            }
            case PlatformAnswer.NotSent<Optional<RedRecord>> notSent -> {
                return Optional.of(IntentOutcome.retry(notSent.reason()));
            }
            case PlatformAnswer.Unknown<Optional<RedRecord>> unknown
            when attempt <= PATIENCE -> {
                return Optional.of(IntentOutcome.retry(unknown.reason()));
            }
            default -> syncs.rejected(runId, head.uuid(), "the platform lists it and does not show it: " + answer);
        }
        return Optional.empty();
    }

    private void store(long runId, Side side, Optional<Long> known, RedRecord record) {
        try {
            if (known.isEmpty()) {
                syncs.insert(runId, side, record);
            } else if (exchanges.observed(known.get(), record)) {
                syncs.updated(runId);
            }
        } catch (IllegalArgumentException e) {
            syncs.rejected(runId, record.uuid(), e.getMessage());
        }
    }
}
