package io.maotong.invoice.selection;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.SelectionPlatform;
import io.maotong.invoice.platform.SelectionPlatform.UseResult;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one part of an order and waits for its results. The platform answers the same serial with the same ticket, so a
 * lost answer is repaired by sending the same again.
 */
@Component
class SelectIntent implements IntentHandler {

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<SelectionParts> parts;
    private final SelectionPlatform platform;
    private final InvoiceProperties.Platform settings;
    private final JsonMapper json;

    SelectIntent(
            ObjectProvider<SelectionParts> parts,
            SelectionPlatform platform,
            InvoiceProperties properties,
            JsonMapper json) {
        this.parts = parts;
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
        SelectionParts use = parts.getObject();
        use.check(partId);
        SelectionParts.Work work = use.work(partId);
        if (!work.open()) {
            return IntentOutcome.done();
        }
        return work.ticket() == null ? send(partId, work) : ask(partId, work);
    }

    private IntentOutcome send(long partId, SelectionParts.Work work) {
        PlatformAnswer<String> answer = platform.select(work.order(), work.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<String> answered -> {
                parts.getObject().submitted(partId, answered.value());
                yield IntentOutcome.again(settings.processingWait());
            }
            case PlatformAnswer.Refused<String> refused -> {
                parts.getObject().refused(partId, refused.code(), refused.message());
                yield IntentOutcome.done();
            }
            default -> answer.unsettled();
        };
    }

    private IntentOutcome ask(long partId, SelectionParts.Work work) {
        PlatformAnswer<List<UseResult>> answer =
                platform.selectionResult(work.order().use(), work.ticket());
        if (answer instanceof PlatformAnswer.Answered<List<UseResult>> answered) {
            parts.getObject().settled(partId, answered.value(), platform.channel());
            return IntentOutcome.done();
        }
        // A refusal to tell the result is for a person: the invoices may be selected.
        return answer.unsettled();
    }
}
