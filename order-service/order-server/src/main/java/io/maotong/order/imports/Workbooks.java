package io.maotong.order.imports;

import cn.idev.excel.ExcelWriter;
import cn.idev.excel.FastExcel;
import cn.idev.excel.write.metadata.WriteSheet;
import io.maotong.order.draft.OrderColumn;
import io.maotong.web.problem.Problem;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workbooks that are given to merchants: the empty template, and rows to be corrected with their reasons. */
final class Workbooks {

    private static final String REASON = "错误原因";
    private static final String ROW = "原行号";

    private Workbooks() {}

    /** The columns with one example row. */
    static void template(OutputStream out) {
        List<List<Object>> example = List.of(Arrays.stream(OrderColumn.values())
                .map(column -> (Object) column.example)
                .toList());
        FastExcel.write(out).head(head(false)).sheet("orders").doWrite(example);
    }

    /** A workbook that can be corrected and uploaded again: the additional columns are not read. */
    static Rejected rejected(OutputStream out) {
        return new Rejected(FastExcel.write(out).head(head(true)).build());
    }

    private static List<List<String>> head(boolean withReasons) {
        List<List<String>> head = new ArrayList<>();
        if (withReasons) {
            head.add(List.of(ROW));
            head.add(List.of(REASON));
        }
        for (OrderColumn column : OrderColumn.values()) {
            head.add(List.of(column.title));
        }
        return head;
    }

    /** Rows to be corrected, written as they come. */
    static final class Rejected implements AutoCloseable {

        private final ExcelWriter writer;
        private final WriteSheet sheet = FastExcel.writerSheet("rejected").build();

        private Rejected(ExcelWriter writer) {
            this.writer = writer;
            writer.write(List.of(), sheet);
        }

        void add(ImportService.RejectedRow row) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.number());
            cells.add(row.errors().stream().map(Workbooks::reason).collect(Collectors.joining("\n")));
            Map<OrderColumn, String> given = row.cells();
            for (OrderColumn column : OrderColumn.values()) {
                cells.add(given.getOrDefault(column, ""));
            }
            writer.write(List.of(cells), sheet);
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private static String reason(Problem.Item error) {
        String expected = error.expected() == null ? "" : " [" + error.expected() + "]";
        return "%s %s: %s%s".formatted(error.code(), error.field(), error.hint(), expected);
    }
}
