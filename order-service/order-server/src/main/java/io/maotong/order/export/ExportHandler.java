package io.maotong.order.export;

import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes the file of an export; whoever takes over after a crash begins again and replaces what is there. */
@Component
final class ExportHandler implements IntentHandler {

    static final String KIND = "export";

    private static final int EVERY = 1_000;

    record Promise(long exportId) {}

    // The queue knows its handlers, and who adds to the queue is known here: both are looked up when needed.
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<ExportService> exports;
    private final ExportSettings settings;

    ExportHandler(ObjectProvider<Intents> intents, ObjectProvider<ExportService> exports, ExportSettings settings) {
        this.intents = intents;
        this.exports = exports;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return settings.lease();
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Promise.class).exportId();
        ExportService service = exports.getObject();
        ExportRow job = service.row(id);
        if (job.status == ExportStatus.DONE) {
            return service.expire(id) ? IntentOutcome.done() : IntentOutcome.again(Duration.ofHours(1));
        }
        if (job.status == ExportStatus.EXPIRED) {
            return IntentOutcome.done();
        }
        Path file = null;
        try {
            file = Files.createTempFile("export-" + Ids.text(id) + "-", ".csv");
            int rows = write(service, job, file);
            service.finish(id, rows, file);
            return IntentOutcome.again(service.keep());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null && !file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
    }

    private static int write(ExportService service, ExportRow job, Path file) throws IOException {
        ExportSource source = service.source(job.subject);
        int[] rows = {0};
        try (SheetWriter csv = SheetWriter.csv(Files.newOutputStream(file), source.header())) {
            source.readAll(service.filter(job), cells -> {
                csv.row(cells);
                rows[0]++;
                if (rows[0] % EVERY == 0) {
                    service.progress(job.id, rows[0]);
                }
            });
        }
        return rows[0];
    }
}
