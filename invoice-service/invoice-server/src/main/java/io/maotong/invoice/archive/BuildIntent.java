package io.maotong.invoice.archive;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.archive.ArchiveSource.Item;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.file.FileWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes one volume. A worker that takes over begins it anew; the one that it took over from notices and stops. */
@Component
class BuildIntent implements IntentHandler {

    private static final int PAGE = 50;
    /** More would make the manifest too large to be held, and a package too large to be handed over. */
    static final int VOLUME = 5_000;

    private final Archives archives;
    private final ArchiveSource source;
    private final FileStore store;
    private final JsonMapper json;

    BuildIntent(Archives archives, ArchiveSource source, FileStore store, JsonMapper json) {
        this.archives = archives;
        this.source = source;
        this.store = store;
        this.json = json;
    }

    @Override
    public String kind() {
        return Archives.BUILD;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(30);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        ArchiveRow row = archives.get(
                json.readValue(intent.payload(), Archives.Reference.class).archiveId());
        if (!row.status.equals(Archives.RUNNING)) {
            return IntentOutcome.done();
        }
        try {
            build(row, VOLUME);
        } catch (IOException e) {
            return IntentOutcome.retry(e.toString());
        }
        return IntentOutcome.done();
    }

    /** @param volume invoices at most */
    void build(ArchiveRow row, int volume) throws IOException {
        String name =
                row.fonds + "-" + row.bookYear + "-" + row.category + "-" + row.edition + "-" + row.volume + ".zip";
        try (FileWriter out = store.open(name, "application/zip");
                PackageWriter writer = new PackageWriter(out, store, json, row)) {
            archives.begin(row.id, out.id());
            long last = row.afterId;
            int invoices = 0;
            boolean more = true;
            while (more && invoices < volume) {
                List<Item> page = source.page(row.category, row.bookYear, last, Math.min(PAGE, volume - invoices));
                for (Item item : page) {
                    writer.add(item);
                    last = item.id();
                    invoices++;
                }
                more = !page.isEmpty();
                if (more && !archives.progress(row.id, out.id(), invoices, writer.files())) {
                    return;
                }
            }
            boolean rest =
                    more && !source.page(row.category, row.bookYear, last, 1).isEmpty();
            PackageWriter.Written written = writer.finish(row);
            archives.done(row.id, out, invoices, written, last, rest);
        }
    }
}
