package io.maotong.order.table;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.enums.CellDataTypeEnum;
import cn.idev.excel.enums.ReadDefaultReturnEnum;
import cn.idev.excel.exception.ExcelAnalysisStopException;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import cn.idev.excel.support.ExcelTypeEnum;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The first sheet of an XLSX workbook. Numbers come as plain decimals; a date is a number of days, as it is stored. */
final class WorkbookTable {

    private final Path path;

    WorkbookTable(Path path) {
        this.path = path;
    }

    void read(TableSink sink) {
        Listener listener = new Listener(sink);
        try {
            FastExcel.read(path.toFile(), listener)
                    .excelType(ExcelTypeEnum.XLSX)
                    .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                    .headRowNumber(1)
                    .sheet(0)
                    .doRead();
        } catch (RuntimeException e) {
            if (listener.failure == null) {
                throw new TableFault("not a workbook", null, e);
            }
        }
        if (listener.failure != null) {
            throw listener.failure;
        }
        if (listener.header == null) {
            throw new TableFault("no header", null, null);
        }
    }

    private static final class Listener implements ReadListener<Map<Integer, ReadCellData<?>>> {

        private final TableSink sink;
        private Map<Integer, String> header;
        private RuntimeException failure;

        Listener(TableSink sink) {
            this.sink = sink;
        }

        @Override
        public void invokeHead(Map<Integer, ReadCellData<?>> head, AnalysisContext context) {
            Map<Integer, String> names = new HashMap<>();
            head.forEach((index, cell) -> {
                String title = textOf(cell);
                if (title != null) {
                    names.put(index, title);
                }
            });
            header = names;
            int width = names.isEmpty() ? 0 : Collections.max(names.keySet()) + 1;
            List<String> titles = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                titles.add(names.getOrDefault(i, ""));
            }
            Integer rows = context.readSheetHolder().getApproximateTotalRowNumber();
            guarded(() -> {
                sink.header(titles, rows == null ? null : Math.max(0, rows - 1));
                return true;
            });
        }

        @Override
        public void invoke(Map<Integer, ReadCellData<?>> cells, AnalysisContext context) {
            int number = context.readRowHolder().getRowIndex() + 1;
            Map<String, String> row = HashMap.newHashMap(cells.size());
            cells.forEach((index, cell) -> {
                String name = header.get(index);
                String text = name == null || cell == null ? null : textOf(cell);
                if (text != null) {
                    row.putIfAbsent(name, text);
                }
            });
            if (!row.isEmpty()) {
                guarded(() -> sink.row(number, row));
            }
        }

        // The library wraps whatever a listener throws, so the cause is kept here and the reading stopped.
        private void guarded(BooleanSupplier step) {
            boolean goOn;
            try {
                goOn = step.getAsBoolean();
            } catch (RuntimeException e) {
                failure = e;
                goOn = false;
            }
            if (!goOn) {
                throw new ExcelAnalysisStopException();
            }
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            // The caller knows that the last row was read when read() returns.
        }
    }

    private static String textOf(ReadCellData<?> cell) {
        if (cell.getType() == CellDataTypeEnum.NUMBER && cell.getNumberValue() != null) {
            BigDecimal plain = cell.getNumberValue().stripTrailingZeros();
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
