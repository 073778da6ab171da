package io.maotong.invoice.received;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads an upload. */
@Component
class ReceiveIntent implements IntentHandler {

    private final ReceivedFiles files;
    private final JsonMapper json;

    ReceiveIntent(ReceivedFiles files, JsonMapper json) {
        this.files = files;
        this.json = json;
    }

    @Override
    public String kind() {
        return ReceivedFiles.KIND;
    }

    /** Two thousand PDF take minutes. */
    @Override
    public Duration lease() {
        return Duration.ofMinutes(10);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        files.read(
                json.readValue(intent.payload(), ReceivedFiles.Reference.class).uploadId());
        return IntentOutcome.done();
    }
}
