package io.maotong.order.table;

import io.maotong.sheet.SheetCell;
import io.maotong.sheet.SheetFault;
import io.maotong.sheet.SheetHandler;
import io.maotong.sheet.SheetInput;
import io.maotong.sheet.SheetReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file with a table in it. The content decides what it is, never the name: a sheet as {@link SheetReader} reads it, a JSON
 * array or JSON lines; all but workbooks may be gzipped.
 */
public final class TableFile {

    private final Path path;

    private TableFile(Path path) {
        this.path = path;
    }

    public static TableFile of(Path path) {
        return new TableFile(path);
    }

    /**
     * Reads until the end or until the sink has enough; neither the file nor its rows are held in memory.
     *
     * @return what the file turned out to be, such as {@code XLSX}, {@code CSV GB18030 ,} or {@code JSON}
     * @throws TableFault if it cannot be read
     */
    public String read(TableSink sink) {
        if (isJson()) {
            new JsonTable(path).read(sink);
            return "JSON";
        }
        try {
            return new SheetReader(Integer.MAX_VALUE).read(path, new ByName(sink));
        } catch (SheetFault fault) {
            throw new TableFault("neither a workbook nor CSV", fault.row(), fault);
        }
    }

    private boolean isJson() {
        try (InputStream in = SheetInput.open(path)) {
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

    /** A sheet knows its columns by number, a table by name. */
    private static final class ByName implements SheetHandler {

        private final TableSink sink;
        private Map<Integer, String> titles = Map.of();
        private Integer expected;

        ByName(TableSink sink) {
            this.sink = sink;
        }

        @Override
        public void expect(int rows) {
            expected = rows;
        }

        @Override
        public void head(Map<Integer, String> found) {
            titles = found;
            TreeMap<Integer, String> byNumber = new TreeMap<>(found);
            List<String> header = new ArrayList<>();
            for (int i = 0; i <= byNumber.lastKey(); i++) {
                header.add(byNumber.getOrDefault(i, ""));
            }
            sink.header(header, expected);
        }

        @Override
        public boolean row(int number, Map<Integer, SheetCell> cells) {
            Map<String, String> row = HashMap.newHashMap(cells.size());
            cells.forEach((column, cell) -> {
                String title = titles.get(column);
                if (title != null) {
                    row.putIfAbsent(title, cell.text());
                }
            });
            return row.isEmpty() || sink.row(number, row);
        }
    }
}
