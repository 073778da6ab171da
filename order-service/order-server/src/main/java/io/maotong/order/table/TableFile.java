package io.maotong.order.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file with a table in it. The content decides what it is, never the name: an XLSX workbook, CSV (UTF-8, GB18030 or
 * UTF-16; comma, semicolon, tab or bar), a JSON array or JSON lines; CSV and JSON may be gzipped.
 */
public final class TableFile {

    private static final int PEEK = 4;

    private final Path path;
    private final boolean zipped;

    private TableFile(Path path, boolean zipped) {
        this.path = path;
        this.zipped = zipped;
    }

    public static TableFile of(Path path) {
        byte[] first = peek(path);
        return new TableFile(path, first.length > 1 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b);
    }

    /**
     * Reads until the end or until the sink has enough; neither the file nor its rows are held in memory.
     *
     * @return what the file turned out to be, such as {@code XLSX}, {@code CSV GB18030 ,} or {@code JSON}
     * @throws TableFault if it cannot be read
     */
    public String read(TableSink sink) {
        byte[] first = peek(path);
        if (first.length >= 2 && first[0] == 'P' && first[1] == 'K') {
            new WorkbookTable(path).read(sink);
            return "XLSX";
        }
        if (isJson()) {
            new JsonTable(this).read(sink);
            return "JSON";
        }
        CsvTable csv = CsvTable.of(this);
        csv.read(sink);
        return csv.toString();
    }

    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 65_536);
        return zipped ? new BufferedInputStream(new GZIPInputStream(in, 65_536), 65_536) : in;
    }

    private boolean isJson() {
        try (InputStream in = open()) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == 0xEF || next == 0xBB || next == 0xBF || Character.isWhitespace(next)) {
                    continue;
                }
                return next == '{' || next == '[';
            }
            return false;
        } catch (IOException e) {
            throw new TableFault("cannot be unpacked", null, e);
        }
    }

    private static byte[] peek(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(PEEK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
