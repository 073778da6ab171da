package io.maotong.order.imports;

import io.maotong.order.draft.OrderColumn;
import io.maotong.sheet.SheetWriter;
import io.maotong.web.problem.Problem;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The workbooks that are given to merchants: the empty template, and rows to be corrected with their reasons. */
final class Workbooks {

    private static final String REASON = "错误原因";
    private static final String ROW = "原行号";

    private Workbooks() {}

    /** The columns with one example row. */
    static void template(OutputStream out) {
        try (SheetWriter writer = SheetWriter.xlsx(out, "orders", titles())) {
            writer.row(Arrays.stream(OrderColumn.values())
                    .map(column -> column.example)
                    .toList());
        }
    }

    /** A workbook that can be corrected and uploaded again: the additional columns are not read. */
    static SheetWriter rejected(OutputStream out) {
        List<String> titles = new ArrayList<>(List.of(ROW, REASON));
        titles.addAll(titles());
        return SheetWriter.xlsx(out, "rejected", titles);
    }

    static List<String> cells(ImportService.RejectedRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(row.number()));
        cells.add(row.errors().stream().map(Workbooks::reason).collect(Collectors.joining("\n")));
        for (OrderColumn column : OrderColumn.values()) {
            cells.add(row.cells().getOrDefault(column, ""));
        }
        return cells;
    }

    private static List<String> titles() {
        return Arrays.stream(OrderColumn.values()).map(column -> column.title).toList();
    }

    private static String reason(Problem.Item error) {
        String expected = error.expected() == null ? "" : " [" + error.expected() + "]";
        return "%s %s: %s%s".formatted(error.code(), error.field(), error.hint(), expected);
    }
}
