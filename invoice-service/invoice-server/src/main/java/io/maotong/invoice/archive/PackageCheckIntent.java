package io.maotong.invoice.archive;

import io.maotong.core.error.BusinessException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.file.FileStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a package back, as is done after a restore and once in a while. */
@Component
class PackageCheckIntent implements IntentHandler {

    private final Archives archives;
    private final FileStore store;
    private final JsonMapper json;

    PackageCheckIntent(Archives archives, FileStore store, JsonMapper json) {
        this.archives = archives;
        this.store = store;
        this.json = json;
    }

    @Override
    public String kind() {
        return Archives.VERIFY;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(15);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        ArchiveRow row = archives.get(
                json.readValue(intent.payload(), Archives.Reference.class).archiveId());
        if (!row.status.equals(Archives.DONE)) {
            return IntentOutcome.done();
        }
        List<String> broken;
        try {
            broken = new PackageCheck(json).broken(store.read(archives.file(row)), row.digestSha256, row.digestSm3);
        } catch (IOException
                | BusinessException
                | IllegalStateException
                | IllegalArgumentException
                | JacksonException e) {
            broken = List.of("cannot be read: " + e.getMessage());
        }
        archives.verified(row.id, broken);
        return IntentOutcome.done();
    }
}
