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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the first sheet of an XLSX workbook, or CSV: UTF-8, GB18030 or UTF-16; comma, semicolon, tab or bar; gzipped or not.
 * The content decides what it is, never the name.
 */
public final class SheetReader {

    private static final int ZIP_FIRST = 'P';
    private static final int ZIP_SECOND = 'K';

    private final int maxRows;

    /** @param maxRows with content, the head not counted */
    public SheetReader(int maxRows) {
        this.maxRows = maxRows;
    }

    /**
     * Neither the file nor its rows are held in memory.
     *
     * @return what the file turned out to be: {@code XLSX}, {@code CSV GB18030 ,} and so on
     * @throws SheetFault if it cannot be read or is too long
     */
    public String read(Path file, SheetHandler handler) {
        if (isZip(file)) {
            workbook(file, handler);
            return ExcelTypeEnum.XLSX.name();
        }
        CsvSheet csv = CsvSheet.of(file);
        csv.read(handler, maxRows);
        return csv.toString();
    }

    private void workbook(Path file, SheetHandler handler) {
        Rows rows = new Rows(handler);
        try {
            FastExcel.read(file.toFile(), rows)
                    .excelType(ExcelTypeEnum.XLSX)
                    .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                    .headRowNumber(1)
                    .sheet(0)
                    .doRead();
        } catch (RuntimeException e) {
            if (rows.failure == null) {
                throw new SheetFault(SheetFault.Kind.UNREADABLE, null, e);
            }
        }
        if (rows.failure != null) {
            throw rows.failure;
        }
        if (!rows.headed) {
            throw new SheetFault(SheetFault.Kind.UNREADABLE, null, null);
        }
    }

    private static boolean isZip(Path file) {
        try {
            return SheetInput.startsWith(file, ZIP_FIRST, ZIP_SECOND);
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
            Integer rows = context.readSheetHolder().getApproximateTotalRowNumber();
            guarded(() -> {
                if (headed) {
                    if (rows != null) {
                        handler.expect(Math.max(0, rows - 1));
                    }
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
                    throw new SheetFault(SheetFault.Kind.TOO_MANY_ROWS, number, null);
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
            return SheetCell.of(data.getNumberValue());
        }
        return SheetCell.of(
                data.getType() == CellDataTypeEnum.BOOLEAN
                        ? String.valueOf(data.getBooleanValue())
                        : data.getStringValue());
    }
}
