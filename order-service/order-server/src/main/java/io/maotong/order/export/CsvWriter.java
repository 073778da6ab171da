package io.maotong.order.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** CSV by RFC 4180, with a byte order mark so that spreadsheets recognise UTF-8. */
public final class CsvWriter {

    private final Writer out;

    public CsvWriter(Writer out, List<String> header) {
        this.out = out;
        write("\uFEFF");
        add(header);
    }

    public void add(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String cell = safe(cells.get(i) == null ? "" : cells.get(i));
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        write(line.append("\r\n").toString());
    }

    // A spreadsheet would run such a text as a formula; a negative number is none.
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("-\\d+(\\.\\d+)?")
                ? "'" + text
                : text;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
