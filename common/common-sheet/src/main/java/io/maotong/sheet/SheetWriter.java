package io.maotong.sheet;

import cn.idev.excel.ExcelWriter;
import cn.idev.excel.FastExcel;
import cn.idev.excel.write.metadata.WriteSheet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as they come. Text stays text: a number of twenty digits is not rounded and nothing is run as a formula. A {@link
 * BigDecimal} becomes a number that can be added up, unless a spreadsheet could not hold all of its digits.
 */
public abstract sealed class SheetWriter implements AutoCloseable {

    private static final int EXACT_DIGITS = 15;

    private SheetWriter() {}

    /** @param titles the first row */
    public static SheetWriter xlsx(OutputStream out, String sheet, List<String> titles) {
        return new Xlsx(out, sheet, titles);
    }

    /** RFC 4180 in UTF-8, with a byte order mark so that spreadsheets recognise it. */
    public static SheetWriter csv(OutputStream out, List<String> titles) {
        return new Csv(out, titles);
    }

    /** @param cells null, {@link String} or {@link BigDecimal} */
    public abstract void row(List<?> cells);

    /** Finishes the file; the stream below is closed along. */
    @Override
    public abstract void close();

    private static boolean isExact(BigDecimal number) {
        return number.stripTrailingZeros().precision() <= EXACT_DIGITS;
    }

    private static final class Xlsx extends SheetWriter {

        private static final int PORTION = 500;

        private final ExcelWriter writer;
        private final WriteSheet sheet;
        private final List<List<Object>> waiting = new ArrayList<>();

        Xlsx(OutputStream out, String sheet, List<String> titles) {
            this.writer = FastExcel.write(out)
                    .head(titles.stream().map(List::of).toList())
                    .build();
            this.sheet = FastExcel.writerSheet(sheet).build();
            writer.write(List.of(), this.sheet);
        }

        @Override
        public void row(List<?> cells) {
            List<Object> row = new ArrayList<>(cells.size());
            for (Object cell : cells) {
                boolean asText = cell instanceof BigDecimal number && !isExact(number);
                row.add(asText ? ((BigDecimal) cell).toPlainString() : cell);
            }
            waiting.add(row);
            if (waiting.size() >= PORTION) {
                flush();
            }
        }

        private void flush() {
            writer.write(waiting, sheet);
            waiting.clear();
        }

        @Override
        public void close() {
            flush();
            writer.close();
        }
    }

    private static final class Csv extends SheetWriter {

        private static final int LONG_NUMBER = 12;

        private final Writer writer;

        Csv(OutputStream out, List<String> titles) {
            writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            write("\uFEFF");
            row(titles);
        }

        @Override
        public void row(List<?> cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                line.append(i == 0 ? "" : ",").append(quoted(text(cells.get(i))));
            }
            write(line.append("\r\n").toString());
        }

        private static String text(Object cell) {
            if (cell instanceof BigDecimal number) {
                return number.toPlainString();
            }
            String text = cell == null ? "" : cell.toString();
            boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            boolean longNumber = text.length() >= LONG_NUMBER && text.chars().allMatch(c -> c >= '0' && c <= '9');
            // A spreadsheet would run the first as a formula and round the second.
            return formula ? "'" + text : longNumber ? "\t" + text : text;
        }

        private static String quoted(String text) {
            boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t');
            return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }

        private void write(String text) {
            try {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
