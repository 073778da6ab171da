package io.maotong.invoice.archive;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.InvoiceFiles;
import io.maotong.invoice.file.StoredFile;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.received.ReceivedInvoices;
import io.maotong.invoice.verification.BureauVerdicts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param verdict what the bureau last said of a received one; null if nobody asked
     * @param intact whether the row that it is described from is what was written
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
            BureauVerdicts.Verdict verdict,
            List<Booking> vouchers,
            boolean intact,
            Instant receivedAt,
            Set<FileFormat> complete,
            List<Piece> pieces) {

        Item booked(List<Booking> bookings) {
            return new Item(
                    id,
                    number,
                    sellerName,
                    buyerName,
                    issuedOn,
                    total,
                    red,
                    confirmed,
                    verdict,
                    bookings,
                    intact,
                    receivedAt,
                    complete,
                    pieces);
        }
    }

    /** The accounting voucher that it was booked by. */
    record Booking(String voucherNo, LocalDate bookedOn, String linkedBy, Instant linkedAt) {}

    // The queue knows its handlers, which know this; the desk knows the queue.
    private final ObjectProvider<InvoiceDesk> desk;
    private final ObjectProvider<InvoiceShelf> shelf;
    private final InvoiceFiles files;
    private final ReceivedInvoices received;
    private final BureauVerdicts verdicts;
    private final VoucherLinks vouchers;

    ArchiveSource(
            ObjectProvider<InvoiceDesk> desk,
            ObjectProvider<InvoiceShelf> shelf,
            InvoiceFiles files,
            ReceivedInvoices received,
            BureauVerdicts verdicts,
            VoucherLinks vouchers) {
        this.verdicts = verdicts;
        this.vouchers = vouchers;
        this.desk = desk;
        this.shelf = shelf;
        this.files = files;
        this.received = received;
    }

    List<Item> page(ArchiveCategory category, int year, long after, int limit) {
        List<Item> items = switch (category) {
            case ISSUED -> issued(year, after, limit);
            case RECEIVED -> received(year, after, limit);
        };
        Map<String, List<VoucherLinkRow>> booked =
                vouchers.of(items.stream().map(Item::number).collect(Collectors.toSet()));
        return items.stream()
                .map(item -> item.booked(booked.getOrDefault(item.number(), List.of()).stream()
                        .map(row -> new Booking(row.voucherNo, row.bookedOn, row.linkedBy, row.linkedAt))
                        .toList()))
                .toList();
    }

    private List<Item> issued(int year, long after, int limit) {
        Instant from = LocalDate.of(year, 1, 1).atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant until =
                LocalDate.of(year + 1, 1, 1).atStartOfDay(BusinessTime.ZONE).toInstant();
        List<Item> items = new ArrayList<>();
        for (long id : desk.getObject().issuedBetween(from, until, after, limit)) {
            if (!desk.getObject().isIntact(id)) {
                items.add(flawed(id));
                continue;
            }
            // Issued before files were written, or its worker is late.
            files.renderMissing(id);
            StoredInvoice invoice = files.issued(id);
            List<Piece> pieces = pieces(id, invoice.document().number());
            items.add(new Item(
                    id,
                    invoice.document().number(),
                    invoice.document().seller().name(),
                    invoice.document().buyer().name(),
                    BusinessTime.dateOf(invoice.document().issuedAt()),
                    invoice.document().total(),
                    invoice.document().isRed(),
                    invoice.accepted(),
                    null,
                    List.of(),
                    true,
                    invoice.document().issuedAt(),
                    EnumSet.allOf(FileFormat.class),
                    pieces));
        }
        return items;
    }

    // Its files were written before: they are the record, and nothing new is made of the row.
    private Item flawed(long id) {
        InvoiceShelf.Item invoice = shelf.getObject().item(id);
        return new Item(
                id,
                invoice.number(),
                null,
                invoice.buyerName(),
                BusinessTime.dateOf(invoice.issuedAt()),
                null,
                invoice.red(),
                false,
                null,
                List.of(),
                false,
                invoice.issuedAt(),
                EnumSet.allOf(FileFormat.class),
                pieces(id, invoice.number()));
    }

    private List<Piece> pieces(long id, String number) {
        return files.all(id, number).stream()
                .map(file -> new Piece(
                        file.origin().name().toLowerCase(Locale.ROOT) + "/" + file.name(),
                        file.format(),
                        file.origin().name(),
                        "",
                        file.stored()))
                .toList();
    }

    private List<Item> received(int year, long after, int limit) {
        List<ReceivedInvoices.Received> page = received.ofYear(year, after, limit);
        Map<String, BureauVerdicts.Verdict> said = verdicts.newest(
                page.stream().map(ReceivedInvoices.Received::number).collect(Collectors.toSet()));
        return page.stream()
                .map(one -> new Item(
                        one.id(),
                        one.number(),
                        one.sellerName(),
                        one.buyerName(),
                        one.issuedOn(),
                        one.total(),
                        one.red(),
                        said.containsKey(one.number()) && said.get(one.number()).isGenuine(),
                        said.get(one.number()),
                        List.of(),
                        true,
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
