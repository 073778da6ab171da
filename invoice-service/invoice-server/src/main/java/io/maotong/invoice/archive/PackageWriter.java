package io.maotong.invoice.archive;

import io.maotong.core.error.BusinessException;
import io.maotong.invoice.archive.ArchiveSource.Item;
import io.maotong.invoice.archive.ArchiveSource.Piece;
import io.maotong.invoice.file.Digests;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.verification.BureauVerdicts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a package as it goes: a folder for each invoice with its files and what is known of them, at the end the manifest. */
final class PackageWriter implements AutoCloseable {

    static final String CHECK = "check.json";

    /** What stands beside the files of an invoice. */
    record Metadata(
            String number,
            String sellerName,
            String buyerName,
            LocalDate issuedOn,
            BigDecimal total,
            boolean red,
            boolean confirmedByPlatform,
            BureauVerdicts.Verdict verification,
            boolean rowIntact,
            List<ArchiveSource.Booking> vouchers,
            Instant receivedAt,
            List<FileMetadata> files) {}

    record FileMetadata(String name, String origin, long size, String sha256, String sm3, Instant storedAt) {}

    /** The digests of the sorted manifest, and how much it lists. */
    record Written(Digests.Result digest, int files, FourProperties.Result check) {}

    private final ZipOutputStream zip;
    private final FileStore store;
    private final JsonMapper json;
    private final String root;
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private final FourProperties check = new FourProperties();

    PackageWriter(OutputStream out, FileStore store, JsonMapper json, ArchiveRow row) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.store = store;
        this.json = json;
        this.root = row.fonds + "/" + row.bookYear + "/" + row.category + "/";
    }

    int files() {
        return entries.size();
    }

    void add(Item item) throws IOException {
        String folder = root + item.number() + "-" + item.id() + "/";
        Set<FileFormat> missing = EnumSet.noneOf(FileFormat.class);
        missing.addAll(item.complete());
        List<FileMetadata> described = new ArrayList<>();
        for (Piece piece : item.pieces()) {
            byte[] content;
            try {
                content = store.bytes(piece.file());
            } catch (BusinessException e) {
                check.damaged(item.number(), piece.name());
                continue;
            }
            missing.remove(piece.format());
            put(folder + piece.name(), content);
            check.file(item.number(), piece.name(), piece.format(), content, item.total());
            if (item.verdict() != null && !item.verdict().isGenuine()) {
                check.refuted(item.number(), piece.name(), item.verdict().outcome());
            } else if (!item.confirmed()) {
                check.notVerified(item.number(), piece.name());
            }
            if (!piece.unread().isEmpty()) {
                check.partial(item.number(), piece.name(), piece.unread());
            }
            described.add(new FileMetadata(
                    piece.name(),
                    piece.origin(),
                    piece.file().size(),
                    piece.file().sha256(),
                    piece.file().sm3(),
                    piece.file().createdAt()));
        }
        if (!item.intact()) {
            check.altered(item.number());
        }
        check.missing(item.number(), List.copyOf(missing));
        put(
                folder + "metadata.json",
                json.writeValueAsBytes(new Metadata(
                        item.number(),
                        item.sellerName(),
                        item.buyerName(),
                        item.issuedOn(),
                        item.total(),
                        item.red(),
                        item.confirmed(),
                        item.verdict(),
                        item.intact(),
                        item.vouchers(),
                        item.receivedAt(),
                        described)));
    }

    Written finish(ArchiveRow row) throws IOException {
        put(CHECK, json.writeValueAsBytes(check.result()));
        Manifest manifest =
                new Manifest(row.fonds, row.bookYear, row.category.name(), row.edition, row.volume, entries);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(json.writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        return new Written(manifest.digest(), entries.size(), check.result());
    }

    private void put(String path, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
        Digests.Result digests = Digests.of(content);
        entries.add(new Manifest.Entry(path, digests.size(), digests.sha256(), digests.sm3()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
