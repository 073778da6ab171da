package io.maotong.order.imports;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.data.intent.TraceCarrier;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.KnownGoods;
import io.maotong.order.draft.OrderColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Imports a file chunk by chunk. Every chunk notes how far the import is in its own transaction, so whoever goes on
 * after a crash skips what is stored.
 */
@Component
final class ImportHandler implements IntentHandler {

    static final String KIND = "order-import";

    private static final int TRIES = 5;

    record Promise(long importId) {}

    // The queue knows its handlers, and who adds to the queue is known here: both are looked up when needed.
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<ImportService> imports;
    private final ChunkService chunks;
    private final ImportFiles files;
    private final ColumnMappings mappings;
    private final ImportSettings settings;
    private final TraceCarrier trace;
    private final Clock clock;

    ImportHandler(
            ObjectProvider<Intents> intents,
            ObjectProvider<ImportService> imports,
            ChunkService chunks,
            ImportFiles files,
            ColumnMappings mappings,
            ImportSettings settings,
            TraceCarrier trace,
            Clock clock) {
        this.intents = intents;
        this.imports = imports;
        this.chunks = chunks;
        this.files = files;
        this.mappings = mappings;
        this.settings = settings;
        this.trace = trace;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return settings.slice().multipliedBy(5);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Promise.class).importId();
        ImportService service = imports.getObject();
        ImportRow row = service.row(id);
        if (row.status.isFinished()) {
            return IntentOutcome.done();
        }
        if (row.processedRow == 0) {
            service.clear(id);
        }
        Path file = files.assemble(id);
        Run run;
        try (ChunkLane lane = new ChunkLane(workOn(row), trace)) {
            run = new Run(lane, row.processedRow, clock.instant().plus(settings.slice()));
            MappedTable table = new MappedTable(
                    settings.maxRows(), row.shop, header -> mappings.plan(header, row.shop, row.mapping, row.preset));
            String format = table.read(file, () -> service.begin(row, table), run::take);
            run.flush();
            service.known(id, format);
        } catch (SheetFault fault) {
            service.fail(id, fault.violations());
            return IntentOutcome.done();
        } finally {
            delete(file);
        }
        if (run.overtaken) {
            // Whoever overtook may die as well: only who reaches the end takes the promise away.
            return IntentOutcome.again(lease());
        }
        if (run.stopped) {
            return IntentOutcome.again(Duration.ZERO);
        }
        service.finish(id);
        return IntentOutcome.done();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChunkLane.Work workOn(ImportRow file) {
        return new ChunkLane.Work() {
            @Override
            public Judged judge(List<RowGroup> chunk, KnownGoods goods) {
                return chunks.judge(file, chunk, goods);
            }

            @Override
            public ChunkService.Stored store(int from, Judged chunk) {
                for (int attempt = 1; ; attempt++) {
                    try {
                        return chunks.store(file, from, chunk);
                    } catch (DuplicateKeyException e) {
                        // Another import created one of these orders just now: now it shows as a duplicate.
                        if (attempt == TRIES) {
                            throw e;
                        }
                    }
                }
            }
        };
    }

    /** One worker's way through the file. */
    private final class Run {

        private final ChunkLane lane;
        private final Instant until;
        private final Set<String> seen = new HashSet<>();
        private List<RowGroup> chunk = new ArrayList<>();
        /** The last row of what was stored, or is about to be. */
        private int passed;

        private RowGroup open;
        private boolean stopped;
        private boolean overtaken;

        Run(ChunkLane lane, int stored, Instant until) {
            this.lane = lane;
            this.passed = stored;
            this.until = until;
        }

        /** @return whether to go on reading */
        boolean take(EnteredLine row) {
            if (open != null && open.takes(row)) {
                open.rows().add(row);
                return true;
            }
            close();
            if (chunk.size() >= settings.chunk()) {
                pass();
                stopped = !overtaken && clock.instant().isAfter(until);
                if (stopped || overtaken) {
                    open = null;
                    return false;
                }
            }
            String orderNo = row.get(OrderColumn.ORDER_NO);
            open = new RowGroup(List.of(row), orderNo != null && !seen.add(orderNo));
            return true;
        }

        /** The end of the file, or of this worker's turn. */
        void flush() {
            if (!stopped && !overtaken) {
                close();
                if (!chunk.isEmpty()) {
                    pass();
                }
            }
            overtaken = !lane.settle();
        }

        private void close() {
            if (open != null && open.lastRow() > passed) {
                chunk.add(open);
            }
            open = null;
        }

        private void pass() {
            overtaken = !lane.add(passed, chunk);
            passed = chunk.getLast().lastRow();
            chunk = new ArrayList<>();
        }
    }
}
