package io.maotong.sandbox.tax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** PLFPXZSQFK: one file of a package, a ZIP of one JSON array; 0499 until it is made. Files are counted from 1. */
@Component
final class PackageFeedbackService implements TaxService {

    private static final int LARGEST_FILE = 1_000;

    private final PackageDesk desk;
    private final CollectedRecords records;
    private final Processing processing;
    private final TaxQuirks quirks;
    private final JsonMapper json;

    record File(String returncode, String returnmsg, int wjsl, int wjxh, String wjnr, String wjzy) {}

    PackageFeedbackService(
            PackageDesk desk, CollectedRecords records, Processing processing, TaxQuirks quirks, JsonMapper json) {
        this.desk = desk;
        this.records = records;
        this.processing = processing;
        this.quirks = quirks;
        this.json = json;
    }

    @Override
    public String capability() {
        return COLLECTION;
    }

    @Override
    public String service() {
        return "PLFPXZSQFK";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        PackageDesk.Applied applied = desk.find(request.required("sqlsh"))
                .orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "没有该申请流水号"));
        processing.requireReady(applied.readyAt());
        Integer asked = request.integer("wjxh");
        int index = asked == null ? 1 : asked;
        int files = (desk.count(applied) + LARGEST_FILE - 1) / LARGEST_FILE;
        if (index < 1 || index > files) {
            return new File("00", "成功", files, index, "", "");
        }
        int from = (index - 1) * LARGEST_FILE;
        List<String> numbers = desk.numbers(applied, from, LARGEST_FILE);
        byte[] zip =
                zipped("fpxx" + index + ".json", json.writeValueAsBytes(records.of(applied.taxNo(), numbers, from)));
        String digest = HexFormat.of().formatHex(TaxNumbers.sha256(zip));
        int cut = quirks.number(applied.taxNo(), TaxQuirks.CUT_FILE);
        byte[] sent = cut > 0 && index % cut == 0 ? Arrays.copyOf(zip, zip.length / 2) : zip;
        return new File("00", "成功", files, index, Base64.getEncoder().encodeToString(sent), digest);
    }

    static byte[] zipped(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
