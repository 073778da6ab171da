package io.maotong.invoice.input;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.PlatformAnswer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks how some invoices stand and what they are used for (FPZTXXCX). */
@Component
class StateIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<StateQuestions> questions;
    private final CollectionPlatform platform;
    private final JsonMapper json;

    StateIntent(ObjectProvider<StateQuestions> questions, CollectionPlatform platform, JsonMapper json) {
        this.questions = questions;
        this.platform = platform;
        this.json = json;
    }

    @Override
    public String kind() {
        return StateQuestions.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        List<String> numbers =
                json.readValue(intent.payload(), StateQuestions.Numbers.class).numbers();
        StateQuestions use = questions.getObject();
        StateQuestions.Question question = use.question(numbers);
        if (question.keys().isEmpty()) {
            return IntentOutcome.done();
        }
        PlatformAnswer<List<InvoiceState>> answer = platform.states(question.taxNo(), question.keys());
        if (answer instanceof PlatformAnswer.Answered<List<InvoiceState>> answered) {
            use.answered(answered.value(), platform.channel());
            return IntentOutcome.done();
        }
        return answer.unsettled();
    }
}
