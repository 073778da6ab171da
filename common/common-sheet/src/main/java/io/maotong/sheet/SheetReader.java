package io.maotong.sheet;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.enums.CellDataTypeEnum;
import cn.idev.excel.enums.ReadDefaultReturnEnum;
import cn.idev.excel.exception.ExcelAnalysisStopException;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import cn.idev.excel.support.ExcelTypeEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DateUtil;

/** Reads the first sheet of an XLSX or CSV file (UTF-8). */
public final class SheetReader {

    private static final int ZIP_FIRST = 'P';
    private static final int ZIP_SECOND = 'K';
    private static final double LATEST_DATE = 2_958_465;

    private final int maxRows;

    /** @param maxRows with content, the head not counted */
    public SheetReader(int maxRows) {
        this.maxRows = maxRows;
    }

    /** @throws SheetFault if it cannot be read or is too long */
    public void read(Path file, SheetHandler handler) {
        Rows rows = new Rows(handler);
        try {
            FastExcel.read(file.toFile(), rows)
                    .excelType(isZip(file) ? ExcelTypeEnum.XLSX : ExcelTypeEnum.CSV)
                    .charset(StandardCharsets.UTF_8)
                    .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                    .headRowNumber(1)
                    .sheet(0)
                    .doRead();
        } catch (RuntimeException e) {
            if (rows.failure == null) {
                throw new SheetFault(SheetFault.Kind.UNREADABLE, e);
            }
        }
        if (rows.failure != null) {
            throw rows.failure;
        }
        if (!rows.headed) {
            throw new SheetFault(SheetFault.Kind.UNREADABLE, null);
        }
    }

    private static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == ZIP_FIRST && in.read() == ZIP_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Rows implements ReadListener<Map<Integer, ReadCellData<?>>> {

        private final SheetHandler handler;
        private RuntimeException failure;
        private boolean headed;
        private int count;

        Rows(SheetHandler handler) {
            this.handler = handler;
        }

        @Override
        public void invokeHead(Map<Integer, ReadCellData<?>> head, AnalysisContext context) {
            Map<Integer, String> titles = new TreeMap<>();
            cells(head).forEach((column, cell) -> titles.put(column, cell.text()));
            headed = !titles.isEmpty();
            guarded(() -> {
                if (headed) {
                    handler.head(titles);
                }
                return headed;
            });
        }

        @Override
        public void invoke(Map<Integer, ReadCellData<?>> row, AnalysisContext context) {
            Map<Integer, SheetCell> cells = cells(row);
            if (cells.isEmpty()) {
                return;
            }
            count++;
            int number = context.readRowHolder().getRowIndex() + 1;
            guarded(() -> {
                if (count > maxRows) {
                    throw new SheetFault(SheetFault.Kind.TOO_MANY_ROWS, null);
                }
                return handler.row(number, cells);
            });
        }

        private interface Step {
            boolean goesOn();
        }

        // The library wraps whatever a listener throws, so the cause is kept here and the reading stopped.
        private void guarded(Step step) {
            boolean goesOn;
            try {
                goesOn = step.goesOn();
            } catch (RuntimeException e) {
                failure = e;
                goesOn = false;
            }
            if (!goesOn) {
                throw new ExcelAnalysisStopException();
            }
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            // The caller knows that the last row was read when read() returns.
        }
    }

    private static Map<Integer, SheetCell> cells(Map<Integer, ReadCellData<?>> row) {
        Map<Integer, SheetCell> cells = new TreeMap<>();
        row.forEach((column, data) -> {
            SheetCell cell = data == null ? null : cell(data);
            if (cell != null) {
                cells.put(column, cell);
            }
        });
        return cells;
    }

    private static SheetCell cell(ReadCellData<?> data) {
        if (data.getType() == CellDataTypeEnum.NUMBER && data.getNumberValue() != null) {
            BigDecimal plain = data.getNumberValue().stripTrailingZeros();
            return new SheetCell((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString(), date(plain));
        }
        String text = data.getType() == CellDataTypeEnum.BOOLEAN
                ? String.valueOf(data.getBooleanValue())
                : data.getStringValue();
        if (text == null) {
            return null;
        }
        // A byte order mark, and what comes along when cells are pasted from elsewhere.
        String stripped = text.replaceAll("[\\uFEFF\\u200B-\\u200D\\u2060]", "")
                .replace('\u00A0', ' ')
                .strip();
        return stripped.isEmpty() ? null : new SheetCell(stripped, null);
    }

    private static LocalDateTime date(BigDecimal number) {
        boolean possible = number.signum() > 0 && number.compareTo(BigDecimal.valueOf(LATEST_DATE)) < 0;
        return possible ? DateUtil.getLocalDateTime(number.doubleValue()) : null;
    }
}
