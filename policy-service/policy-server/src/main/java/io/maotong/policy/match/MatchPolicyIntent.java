package io.maotong.policy.match;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Matches a newly published policy with all companies, page by page; a repeated page changes nothing. */
@Component
class MatchPolicyIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Matches> matches;
    private final JsonMapper json;

    MatchPolicyIntent(ObjectProvider<Matches> matches, JsonMapper json) {
        this.matches = matches;
        this.json = json;
    }

    @Override
    public String kind() {
        return Matches.MATCH_POLICY;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Matches.PolicyRound round = json.readValue(intent.payload(), Matches.PolicyRound.class);
        long last = round.afterMerchantId();
        while (last >= 0) {
            last = matches.getObject().matchNext(new Matches.PolicyRound(round.policyId(), last));
        }
        return IntentOutcome.done();
    }
}
