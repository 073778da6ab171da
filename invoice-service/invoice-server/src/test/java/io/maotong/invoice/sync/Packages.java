package io.maotong.invoice.sync;

import io.maotong.invoice.platform.CollectionPlatform.PackageFile;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as the platform packs them. */
public final class Packages {

    private Packages() {}

    @SafeVarargs
    public static List<PackageFile> of(List<ReceivedInvoice>... files) {
        List<PackageFile> packed = new ArrayList<>();
        for (List<ReceivedInvoice> file : files) {
            byte[] zip = zip(file.stream().map(Packages::json).collect(Collectors.joining(",", "[", "]")));
            packed.add(new PackageFile(files.length, zip, sha256(zip)));
        }
        return packed;
    }

    /** The same file, of which only the beginning arrives. */
    public static PackageFile cut(PackageFile whole) {
        return new PackageFile(whole.files(), Arrays.copyOf(whole.zip(), whole.zip().length / 2), whole.sha256());
    }

    public static byte[] zip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("fpxx.json"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String json(ReceivedInvoice one) {
        String lines = one.lines().stream()
                .map(line -> object(
                        "mxxh", line.lineNo(),
                        "xmmc", line.name(),
                        "dw", line.unit(),
                        "sl", line.quantity(),
                        "dj", line.unitPrice(),
                        "je", line.amount(),
                        "slv", line.rate(),
                        "se", line.tax(),
                        "sphfwssflhbbm", line.taxClassCode()))
                .collect(Collectors.joining(",", "[", "]"));
        String head = object(
                "fphm", one.number(),
                "fpdm", one.code(),
                "fplx", one.kindCode(),
                "kprq", one.issuedAt(),
                "xsfnsrsbh", one.supplierTaxNo(),
                "xsfmc", one.supplierName(),
                "gmfnsrsbh", one.buyerTaxNo(),
                "gmfmc", one.buyerName(),
                "hjje", one.amount(),
                "hjse", one.tax(),
                "jshj", one.total(),
                "fpzt", one.state(),
                "hxyt", one.use(),
                "sfycpz", one.abnormal(),
                "sdzt", one.locked());
        return head.substring(0, head.length() - 1) + ",\"fpmxList\":" + lines + "}";
    }

    private static String object(String... pairs) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                fields.add("\"" + pairs[i] + "\":\"" + pairs[i + 1] + "\"");
            }
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
