package io.maotong.invoice.selection;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one part of a selection and waits for its results. The platform answers the same serial with the same ticket, so
 * a lost answer is repaired by sending the same again.
 */
@Component
class SelectIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Selections> selections;
    private final TaxPlatform platform;
    private final InvoiceProperties.Platform settings;
    private final JsonMapper json;

    SelectIntent(
            ObjectProvider<Selections> selections,
            TaxPlatform platform,
            InvoiceProperties properties,
            JsonMapper json) {
        this.selections = selections;
        this.platform = platform;
        this.settings = properties.platform();
        this.json = json;
    }

    @Override
    public String kind() {
        return Selections.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long partId =
                json.readValue(intent.payload(), Selections.PartReference.class).partId();
        Selections.Work work = selections.getObject().work(partId);
        if (!work.open()) {
            return IntentOutcome.done();
        }
        return work.ticket() == null ? send(partId, work) : ask(partId, work.ticket());
    }

    private IntentOutcome send(long partId, Selections.Work work) {
        PlatformAnswer<String> answer = platform.selectForRefund(work.buyerTaxNo(), work.invoices(), work.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<String> answered -> {
                selections.getObject().submitted(partId, answered.value());
                yield IntentOutcome.again(settings.processingWait());
            }
            case PlatformAnswer.Refused<String> refused -> {
                selections.getObject().refused(partId, refused.code(), refused.message());
                yield IntentOutcome.done();
            }
            default -> answer.unsettled();
        };
    }

    private IntentOutcome ask(long partId, String ticket) {
        PlatformAnswer<List<TaxPlatform.UseResult>> answer = platform.selectionResult(ticket);
        if (answer instanceof PlatformAnswer.Answered<List<TaxPlatform.UseResult>> answered) {
            selections.getObject().settled(partId, answered.value(), platform.channel());
            return IntentOutcome.done();
        }
        // A refusal to tell the result is for a person: the invoices may be selected.
        return answer.unsettled();
    }
}
