package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of the merchant's own invoices. They are written when an invoice is issued; until then, and should that be late, the same
 * bytes are written for whoever asks. An official file, once there is one, stands beside ours and is served instead.
 */
@Service
public class InvoiceFiles implements InvoiceListener {

    static final String KIND = "invoice.files";

    /** What the intent carries. */
    record Reference(long invoiceId) {}

    /**
     * A file of an invoice.
     *
     * @param stored null if it is not stored yet
     * @param content null if it is stored
     */
    public record Served(
            long invoiceId, FileFormat format, FileOrigin origin, String name, StoredFile stored, byte[] content) {}

    private final InvoiceFileMapper files;
    private final FileStore store;
    // The desk tells its listeners, of which this is one.
    private final ObjectProvider<InvoiceDesk> desk;
    private final ObjectProvider<Intents> intents;
    private final Retention retention;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InvoiceFiles(
            InvoiceFileMapper files,
            FileStore store,
            ObjectProvider<InvoiceDesk> desk,
            ObjectProvider<Intents> intents,
            Retention retention,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.desk = desk;
        this.intents = intents;
        this.retention = retention;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        // An operator's move has no merchant: the files are written when they are asked for or archived.
        if (invoice.status() == InvoiceStatus.ISSUED && MerchantScope.find().isPresent()) {
            intents.getObject().add(KIND, Ids.text(invoice.id()), new Reference(invoice.id()));
        }
    }

    /**
     * @throws NotFoundException also for another merchant's invoice
     * @throws BusinessException also if its row is not what was written: no file is made of it, and none is handed out
     */
    public StoredInvoice issued(long invoiceId) {
        StoredInvoice invoice =
                desk.getObject().findIntact(invoiceId).orElseThrow(() -> new NotFoundException("invoice", invoiceId));
        if (!invoice.status().isIssued() || !invoice.accepted()) {
            throw new BusinessException(
                    FileError.NOT_ISSUED,
                    Text.of("发票处于 %s，平台确认开具后才有文件", "The invoice is %s; it has files once the platform has accepted it")
                            .with(invoice.status()));
        }
        return invoice;
    }

    /** The file to hand out: the official one if there is one. */
    public Served serve(long invoiceId, FileFormat format) {
        StoredInvoice invoice = issued(invoiceId);
        for (InvoiceFileRow row : sorted(files.of(List.of(invoiceId)))) {
            if (row.format == format) {
                return served(row, invoice.document().number());
            }
        }
        byte[] content = render(invoice.document(), format);
        return new Served(
                invoiceId, format, FileOrigin.RENDERED, name(invoice.document().number(), format), null, content);
    }

    /** Every stored file of the invoice, official ones first. */
    public List<Served> all(long invoiceId, String number) {
        return sorted(files.of(List.of(invoiceId))).stream()
                .map(row -> served(row, number))
                .toList();
    }

    /** Those of these numbers that are issued and have files. */
    public Set<String> numbersWithFiles(Collection<String> numbers) {
        return files.numbered(numbers).stream()
                .map(InvoiceFileMapper.Numbered::number)
                .collect(Collectors.toSet());
    }

    /** Keeps the files of these invoices until a later day. */
    @Transactional
    public void keepLonger(Collection<String> numbers, LocalDate until) {
        store.keepLonger(
                files.numbered(numbers).stream()
                        .map(InvoiceFileMapper.Numbered::fileId)
                        .toList(),
                until);
    }

    /** Puts a legal hold on the files of these invoices, or takes it away. */
    @Transactional
    public void hold(Collection<String> numbers, boolean held) {
        store.hold(
                files.numbered(numbers).stream()
                        .map(InvoiceFileMapper.Numbered::fileId)
                        .toList(),
                held);
    }

    public byte[] bytes(Served file) {
        return file.stored() == null ? file.content() : store.bytes(file.stored());
    }

    /**
     * Writes the files that are not there yet. Doing so twice is harmless: a second one finds them. They are drawn before the
     * transaction begins, so that no connection waits for the drawing.
     */
    public void renderMissing(long invoiceId) {
        StoredInvoice invoice = issued(invoiceId);
        Set<FileFormat> missing = EnumSet.allOf(FileFormat.class);
        for (InvoiceFileRow row : files.of(List.of(invoiceId))) {
            if (row.origin == FileOrigin.RENDERED) {
                missing.remove(row.format);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Map<FileFormat, byte[]> drawn = new EnumMap<>(FileFormat.class);
        missing.forEach(format -> drawn.put(format, render(invoice.document(), format)));
        transaction.executeWithoutResult(status -> {
            List<InvoiceFileRow> written = new ArrayList<>();
            drawn.forEach(
                    (format, content) -> written.add(keep(invoice, format, FileOrigin.RENDERED, content, "system")));
            files.insert(written);
        });
    }

    /**
     * Keeps what the tax platform made. It must tell the number and the total of this invoice.
     *
     * @throws BusinessException {@link FileError#OFFICIAL_DIFFERS}, or why it cannot be read
     */
    @Transactional
    public Served keepOfficial(long invoiceId, FileFormat format, byte[] content, String actor) {
        StoredInvoice invoice = issued(invoiceId);
        ForeignFile.Reading reading = ForeignFile.read(content);
        refuseOther(invoice.document(), format, reading);
        for (InvoiceFileRow row : files.of(List.of(invoiceId))) {
            if (row.format == format && row.origin == FileOrigin.OFFICIAL) {
                // Pressed twice. Another file of the same invoice is not taken for the first one either.
                Served known = served(row, invoice.document().number());
                if (!known.stored().sha256().equals(Digests.of(content).sha256())) {
                    throw new BusinessException(
                            FileError.OFFICIAL_DIFFERS,
                            Text.of("该格式的官方文件已归档，不能替换", "An official file of this format is kept already and stays"));
                }
                return known;
            }
        }
        InvoiceFileRow row = keep(invoice, format, FileOrigin.OFFICIAL, content, actor);
        files.insert(row);
        return served(row, invoice.document().number());
    }

    private static void refuseOther(InvoiceDocument invoice, FileFormat format, ForeignFile.Reading reading) {
        List<Violation> violations = new ArrayList<>();
        if (reading.format() != format) {
            violations.add(differs("format", format.name()));
        }
        if (!invoice.number().equals(reading.invoice().number())) {
            violations.add(differs("number", invoice.number()));
        }
        if (reading.invoice().total() == null || reading.invoice().total().compareTo(invoice.total()) != 0) {
            violations.add(differs("total", PrintedForm.money(invoice.total())));
        }
        if (!violations.isEmpty()) {
            throw new BusinessException(FileError.OFFICIAL_DIFFERS, violations);
        }
    }

    private static Violation differs(String field, String expected) {
        return Violation.of(
                FileError.OFFICIAL_DIFFERS,
                field,
                "SAME_INVOICE",
                expected,
                Text.of("文件中的 %s 与发票不一致，请核对后上传", "The file tells another %s; check which file it is")
                        .with(field));
    }

    private InvoiceFileRow keep(
            StoredInvoice invoice, FileFormat format, FileOrigin origin, byte[] content, String actor) {
        StoredFile file = store.put(
                name(invoice.document().number(), format),
                format.mediaType(),
                content,
                // Nobody has said what it is to the books: the longest class counts.
                retention.until(retention.longest(), clock));
        InvoiceFileRow row = new InvoiceFileRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.invoiceId = invoice.id();
        row.format = format;
        row.origin = origin;
        row.fileId = file.id();
        row.actor = actor;
        row.createdAt = clock.instant();
        return row;
    }

    private Served served(InvoiceFileRow row, String number) {
        StoredFile file = store.find(row.fileId)
                .orElseThrow(() -> new IllegalStateException("file " + row.fileId + " of an invoice is gone"));
        return new Served(row.invoiceId, row.format, row.origin, name(number, row.format), file, null);
    }

    private static List<InvoiceFileRow> sorted(List<InvoiceFileRow> rows) {
        Map<FileOrigin, List<InvoiceFileRow>> by = new EnumMap<>(FileOrigin.class);
        rows.forEach(row ->
                by.computeIfAbsent(row.origin, origin -> new ArrayList<>()).add(row));
        return by.values().stream().flatMap(List::stream).toList();
    }

    private static String name(String number, FileFormat format) {
        return number + "." + format.extension();
    }

    private static byte[] render(InvoiceDocument invoice, FileFormat format) {
        return switch (format) {
            case XML -> InvoiceXml.of(invoice);
            case PDF -> InvoicePdf.of(invoice);
            case OFD -> InvoiceOfd.of(invoice);
        };
    }
}
