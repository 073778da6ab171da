package io.maotong.invoice.file;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the files of an invoice that was just issued. */
@Component
class RenderIntent implements IntentHandler {

    private final InvoiceFiles files;
    private final JsonMapper json;

    RenderIntent(InvoiceFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    @Override
    public String kind() {
        return InvoiceFiles.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        try {
            files.renderMissing(json.readValue(intent.payload(), InvoiceFiles.Reference.class)
                    .invoiceId());
        } catch (DuplicateKeyException e) {
            return IntentOutcome.retry("somebody else is writing the files");
        }
        return IntentOutcome.done();
    }
}
