package io.maotong.invoice.archive;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.InvoiceFiles;
import io.maotong.invoice.file.StoredFile;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.received.ReceivedInvoices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What there is to be archived of a year, in the order of the ids. */
@Component
class ArchiveSource {

    /**
     * A file of an invoice.
     *
     * @param origin OFFICIAL, RENDERED, or how a received one came
     * @param unread fields that could not be read; empty if all were
     */
    record Piece(String name, FileFormat format, String origin, String unread, StoredFile file) {}

    /**
     * An invoice with all of its files.
     *
     * @param confirmed whether the tax platform has said that it exists
     * @param complete formats that must be there
     */
    record Item(
            long id,
            String number,
            String sellerName,
            String buyerName,
            LocalDate issuedOn,
            BigDecimal total,
            boolean red,
            boolean confirmed,
            Instant receivedAt,
            Set<FileFormat> complete,
            List<Piece> pieces) {}

    // The queue knows its handlers, which know this; the desk knows the queue.
    private final ObjectProvider<InvoiceDesk> desk;
    private final InvoiceFiles files;
    private final ReceivedInvoices received;

    ArchiveSource(ObjectProvider<InvoiceDesk> desk, InvoiceFiles files, ReceivedInvoices received) {
        this.desk = desk;
        this.files = files;
        this.received = received;
    }

    List<Item> page(ArchiveCategory category, int year, long after, int limit) {
        return switch (category) {
            case ISSUED -> issued(year, after, limit);
            case RECEIVED -> received(year, after, limit);
        };
    }

    private List<Item> issued(int year, long after, int limit) {
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant until =
                LocalDate.of(year + 1, 1, 1).atStartOfDay(BusinessTime.ZONE).toInstant();
        List<Item> items = new ArrayList<>();
        for (long id : desk.getObject().issuedBetween(from, until, after, limit)) {
            // Issued before files were written, or its worker is late.
            files.renderMissing(id);
            StoredInvoice invoice = files.issued(id);
            List<Piece> pieces = files.all(invoice).stream()
                    .map(file -> new Piece(
                            file.origin().name().toLowerCase(Locale.ROOT) + "/" + file.name(),
                            file.format(),
                            file.origin().name(),
                            "",
                            file.stored()))
                    .toList();
            items.add(new Item(
                    id,
                    invoice.document().number(),
                    invoice.document().seller().name(),
                    invoice.document().buyer().name(),
                    BusinessTime.dateOf(invoice.document().issuedAt()),
                    invoice.document().total(),
                    invoice.document().isRed(),
                    invoice.accepted(),
                    invoice.document().issuedAt(),
                    EnumSet.allOf(FileFormat.class),
                    pieces));
        }
        return items;
    }

    private List<Item> received(int year, long after, int limit) {
        return received.ofYear(year, after, limit).stream()
                .map(one -> new Item(
                        one.id(),
                        one.number(),
                        one.sellerName(),
                        one.buyerName(),
                        one.issuedOn(),
                        one.total(),
                        one.red(),
                        false,
                        one.receivedAt(),
                        EnumSet.noneOf(FileFormat.class),
                        List.of(new Piece(
                                one.number() + "." + one.format().extension(),
                                one.format(),
                                one.source(),
                                one.unread(),
                                one.file()))))
                .toList();
    }
}
