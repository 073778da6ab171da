package io.maotong.customs.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.sheet.SheetCell;
import io.maotong.sheet.SheetFault;
import io.maotong.sheet.SheetHandler;
import io.maotong.sheet.SheetReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a table that an operator imports, XLSX or CSV in UTF-8: line by line, kept by the page. Good lines are kept, the
 * others are handed back with what is wrong.
 */
public final class TableFile {

    private static final int PAGE = 500;
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_TOLD = 1_000;

    /** @param refused at most 1,000 of the refused rows */
    public record Outcome<T>(int kept, int refusedRows, List<ImportedLine<T>> refused) {}

    private TableFile() {}

    /**
     * @param reader makes a value of the cells of a line
     * @param keep writes a page of good lines
     * @throws BusinessException if the file as a whole cannot be read
     */
    public static <T> Outcome<T> read(
            InputStream in, Function<ImportedLine.Cells, ImportedLine.Read<T>> reader, Consumer<List<T>> keep) {
        Path file = null;
        try {
            file = Files.createTempFile("table", ".in");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            Lines<T> lines = new Lines<>(reader, keep);
            new SheetReader(MOST_ROWS).read(file, lines);
            lines.flush();
            return new Outcome<>(lines.kept, lines.wrong, lines.refused);
        } catch (SheetFault e) {
            throw new BusinessException(
                    ImportError.UNREADABLE,
                    e.kind() == SheetFault.Kind.TOO_MANY_ROWS
                            ? Text.of("文件超过%d行，请拆分", "The file has more than %d rows: split it")
                                    .with(MOST_ROWS)
                            : Text.of("请使用 XLSX 或 UTF-8 编码的 CSV，第一行为标题", "XLSX, or CSV in UTF-8, with a heading"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Lines<T> implements SheetHandler {

        private final Function<ImportedLine.Cells, ImportedLine.Read<T>> reader;
        private final Consumer<List<T>> keep;
        private final Set<String> seen = new HashSet<>();
        private final List<ImportedLine<T>> refused = new ArrayList<>();
        private List<T> page = new ArrayList<>();
        private int kept;
        private int wrong;

        Lines(Function<ImportedLine.Cells, ImportedLine.Read<T>> reader, Consumer<List<T>> keep) {
            this.reader = reader;
            this.keep = keep;
        }

        @Override
        public void head(Map<Integer, String> titles) {
            // Columns are known by their place.
        }

        @Override
        public boolean row(int number, Map<Integer, SheetCell> cells) {
            ImportedLine.Read<T> read = reader.apply(
                    column -> cells.containsKey(column) ? cells.get(column).text() : "");
            List<Violation> faults = new ArrayList<>(read.wrong());
            if (faults.isEmpty() && !seen.add(read.key())) {
                faults.add(Violation.of(
                        ImportError.LINE,
                        "code",
                        "UNIQUE",
                        null,
                        Text.of("代码在文件中重复", "The code stands in the file twice")));
            }
            if (!faults.isEmpty()) {
                refuse(number, cells, read, faults);
                return true;
            }
            page.add(read.value());
            kept++;
            if (page.size() == PAGE) {
                flush();
            }
            return true;
        }

        private void refuse(
                int number, Map<Integer, SheetCell> cells, ImportedLine.Read<T> read, List<Violation> faults) {
            wrong++;
            if (refused.size() < MOST_TOLD) {
                String text = String.join(
                        ",", cells.values().stream().map(SheetCell::text).toList());
                refused.add(new ImportedLine<>(
                        number,
                        text,
                        read.key(),
                        read.value(),
                        faults.stream().map(fault -> fault.atRow(number)).toList()));
            }
        }

        void flush() {
            if (!page.isEmpty()) {
                keep.accept(page);
                page = new ArrayList<>();
            }
        }
    }
}
