package io.maotong.invoice.ledger;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.InvoiceProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes a ledger in the background. Who starts again after a crash makes it anew: nothing of it was kept. */
@Component
final class LedgerIntent implements IntentHandler {

    static final String KIND = "invoice.ledger";

    record Reference(long ledgerId) {}

    // Both add to the queue, and the queue knows its handlers: they are looked up when needed.
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<Ledgers> ledgers;
    private final InvoiceProperties.Sheets settings;

    LedgerIntent(ObjectProvider<Intents> intents, ObjectProvider<Ledgers> ledgers, InvoiceProperties properties) {
        this.intents = intents;
        this.ledgers = ledgers;
        this.settings = properties.sheets();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return settings.slice().multipliedBy(10);
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = intents.getObject().payload(intent, Reference.class).ledgerId();
        Ledgers service = ledgers.getObject();
        LedgerExportRow row = service.get(id);
        if (row.status == LedgerState.DONE) {
            return IntentOutcome.done();
        }
        try {
            Path file = Files.createTempFile("ledger-", ".tmp");
            try {
                make(service, row, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return IntentOutcome.done();
    }

    private static void make(Ledgers service, LedgerExportRow row, Path file) throws IOException {
        AtomicInteger written = new AtomicInteger();
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            service.write(row, out, rows -> {
                written.set(rows);
                service.progress(row.id, rows);
            });
        }
        service.finish(row.id, file, HexFormat.of().formatHex(digest.digest()), written.get());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
