package io.maotong.order.imports;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.enums.CellDataTypeEnum;
import cn.idev.excel.enums.ReadDefaultReturnEnum;
import cn.idev.excel.exception.ExcelAnalysisStopException;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import cn.idev.excel.support.ExcelTypeEnum;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.DateUtil;

/** Reads the first sheet of an XLSX or CSV file row by row; neither the file nor the rows are held in memory. */
final class SheetReader {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final int maxRows;

    SheetReader(int maxRows) {
        this.maxRows = maxRows;
    }

    /**
     * @param rows is given every row; false stops the reading
     * @throws SheetFault if this is not a sheet of orders or too large a one
     */
    void read(Path file, Predicate<SheetRow> rows) {
        Listener listener = new Listener(rows);
        try {
            FastExcel.read(file.toFile(), listener)
                    .excelType(isZip(file) ? ExcelTypeEnum.XLSX : ExcelTypeEnum.CSV)
                    .charset(StandardCharsets.UTF_8)
                    .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                    .headRowNumber(1)
                    .sheet(0)
                    .doRead();
        } catch (RuntimeException e) {
            if (listener.failure == null) {
                throw unreadable(e);
            }
        }
        if (listener.failure != null) {
            throw listener.failure;
        }
        if (listener.columns == null) {
            throw unreadable(null);
        }
    }

    private static SheetFault unreadable(RuntimeException cause) {
        SheetFault fault = new SheetFault(List.of(Violation.of(
                OrderError.FILE_UNREADABLE,
                "file",
                "FILE",
                "XLSX / CSV (UTF-8)",
                Text.of("请下载模板，按模板填写后重新上传", "Download the template, fill it in and upload it again"))));
        fault.initCause(cause);
        return fault;
    }

    private static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Listener implements ReadListener<Map<Integer, ReadCellData<?>>> {

        private final Predicate<SheetRow> rows;
        private Map<Integer, SheetColumn> columns;
        private RuntimeException failure;
        private int count;

        Listener(Predicate<SheetRow> rows) {
            this.rows = rows;
        }

        @Override
        public void invokeHead(Map<Integer, ReadCellData<?>> head, AnalysisContext context) {
            Map<Integer, SheetColumn> found = new HashMap<>();
            Set<SheetColumn> seen = new HashSet<>();
            head.forEach((index, cell) -> {
                String title = textOf(cell, null);
                if (title != null) {
                    SheetColumn.named(title).filter(seen::add).ifPresent(column -> found.put(index, column));
                }
            });
            List<Violation> missing = new ArrayList<>();
            for (SheetColumn column : SheetColumn.values()) {
                if (column.required && !seen.contains(column)) {
                    missing.add(Violation.of(
                            OrderError.COLUMN_MISSING,
                            column.field,
                            "COLUMN",
                            column.title,
                            Text.of("第一行须有列“%s”", "The first row needs a column “%s”")
                                    .with(column.title)));
                }
            }
            if (!missing.isEmpty()) {
                fail(new SheetFault(missing));
            }
            columns = found;
        }

        @Override
        public void invoke(Map<Integer, ReadCellData<?>> cells, AnalysisContext context) {
            int number = context.readRowHolder().getRowIndex() + 1;
            Map<SheetColumn, String> texts = new EnumMap<>(SheetColumn.class);
            cells.forEach((index, cell) -> {
                SheetColumn column = columns.get(index);
                String text = column == null || cell == null ? null : textOf(cell, column);
                if (text != null) {
                    texts.put(column, text);
                }
            });
            if (texts.isEmpty()) {
                return;
            }
            count++;
            if (count > maxRows) {
                fail(new SheetFault(List.of(Violation.of(
                        OrderError.TOO_MANY_ROWS,
                        "file",
                        "ROWS",
                        "<= " + maxRows,
                        Text.of("请拆分为多个文件，每个不超过%d行", "Split it into files of at most %d rows")
                                .with(maxRows)))));
            }
            boolean goOn;
            try {
                goOn = rows.test(new SheetRow(number, texts));
            } catch (RuntimeException e) {
                fail(e);
                return;
            }
            if (!goOn) {
                throw new ExcelAnalysisStopException();
            }
        }

        // The library wraps whatever a listener throws, so the cause is kept here and the reading stopped.
        private void fail(RuntimeException e) {
            failure = e;
            throw new ExcelAnalysisStopException();
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            // The caller knows that the last row was read when read() returns.
        }
    }

    private static String textOf(ReadCellData<?> cell, SheetColumn column) {
        if (cell.getType() == CellDataTypeEnum.NUMBER && cell.getNumberValue() != null) {
            BigDecimal number = cell.getNumberValue();
            if (column == SheetColumn.ORDERED_AT) {
                return TIME.format(DateUtil.getLocalDateTime(number.doubleValue()));
            }
            BigDecimal plain = number.stripTrailingZeros();
            return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        }
        String text = cell.getType() == CellDataTypeEnum.BOOLEAN
                ? String.valueOf(cell.getBooleanValue())
                : cell.getStringValue();
        if (text == null) {
            return null;
        }
        String stripped = text.replace("\uFEFF", "").strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
