package io.maotong.invoice.imports;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.sheet.SheetFault;
import io.maotong.sheet.SheetReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Imports a file chunk by chunk. Every chunk notes how far the import is in its own transaction, so whoever goes on after a
 * crash skips what is stored.
 */
@Component
final class ImportIntent implements IntentHandler {

    static final String KIND = "invoice.import";

    record Reference(long importId) {}

    // All of these add to the queue, and the queue knows its handlers: they are looked up when needed.
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<InvoiceImports> imports;
    private final ObjectProvider<ImportChunks> chunks;
    private final SheetFiles files;
    private final InvoiceProperties.Sheets settings;
    private final Clock clock;

    ImportIntent(
            ObjectProvider<Intents> intents,
            ObjectProvider<InvoiceImports> imports,
            ObjectProvider<ImportChunks> chunks,
            SheetFiles files,
            InvoiceProperties properties,
            Clock clock) {
        this.intents = intents;
        this.imports = imports;
        this.chunks = chunks;
        this.files = files;
        this.settings = properties.sheets();
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
        long id = intents.getObject().payload(intent, Reference.class).importId();
        InvoiceImports service = imports.getObject();
        InvoiceImportRow row = service.row(id);
        if (row.status.isFinished()) {
            return IntentOutcome.done();
        }
        ImportWalk walk = new ImportWalk(
                row,
                service,
                chunks.getObject(),
                settings.chunk(),
                clock,
                clock.instant().plus(settings.slice()));
        Path file = assemble(id);
        try {
            new SheetReader(settings.maxRows()).read(file, walk);
            walk.flush();
        } catch (SheetFault fault) {
            service.fail(id, List.of(violation(fault)));
            return IntentOutcome.done();
        } catch (ImportWalk.ColumnsMissing missing) {
            service.fail(id, missing.violations());
            return IntentOutcome.done();
        } catch (ImportChunks.Overtaken e) {
            // Whoever overtook may die as well: only who reaches the end takes the promise away.
            return IntentOutcome.again(lease());
        } finally {
            delete(file);
        }
        if (walk.isStopped()) {
            return IntentOutcome.again(Duration.ZERO);
        }
        service.finish(id);
        return IntentOutcome.done();
    }

    private Violation violation(SheetFault fault) {
        boolean tooMany = fault.kind() == SheetFault.Kind.TOO_MANY_ROWS;
        ErrorCode code = tooMany ? InvoiceError.TOO_MANY_ROWS : InvoiceError.FILE_UNREADABLE;
        return Violation.of(
                code,
                "file",
                tooMany ? "ROWS" : "FILE",
                tooMany ? "<= " + settings.maxRows() : "XLSX / CSV (UTF-8)",
                tooMany
                        ? Text.of("请拆分为多个文件，每个不超过%d行", "Split it into files of at most %d rows")
                                .with(settings.maxRows())
                        : Text.of("请下载模板，按模板填写后重新上传", "Download the template, fill it in and upload it again"));
    }

    private Path assemble(long id) {
        try {
            Path file = Files.createTempFile("invoice-import-", ".tmp");
            try (OutputStream out = Files.newOutputStream(file)) {
                files.copy(id, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
