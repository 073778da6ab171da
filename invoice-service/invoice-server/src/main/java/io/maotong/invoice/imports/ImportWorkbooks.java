package io.maotong.invoice.imports;

import io.maotong.sheet.SheetWriter;
import io.maotong.web.problem.Problem;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workbooks that are given to merchants: the template, and rows to be corrected with their reasons. */
final class ImportWorkbooks {

    private static final String ROW = "原行号";
    private static final String REASON = "错误原因";

    private ImportWorkbooks() {}

    /** The columns with one example row. */
    static void template(OutputStream out) {
        List<String> titles = Arrays.stream(RequestColumn.values())
                .map(column -> column.title)
                .toList();
        try (SheetWriter writer = SheetWriter.xlsx(out, "requests", titles)) {
            writer.row(Arrays.stream(RequestColumn.values())
                    .map(column -> column.example)
                    .toList());
        }
    }

    /** A workbook that can be corrected and uploaded again: the two additional columns are not read. */
    static SheetWriter rejected(OutputStream out) {
        List<String> titles = new ArrayList<>(List.of(ROW, REASON));
        for (RequestColumn column : RequestColumn.values()) {
            titles.add(column.title);
        }
        return SheetWriter.xlsx(out, "rejected", titles);
    }

    static List<String> cells(int row, List<Problem.Item> errors, Map<RequestColumn, String> given) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(row));
        cells.add(errors.stream().map(ImportWorkbooks::reason).collect(Collectors.joining("\n")));
        for (RequestColumn column : RequestColumn.values()) {
            cells.add(given.getOrDefault(column, ""));
        }
        return cells;
    }

    private static String reason(Problem.Item error) {
        String expected = error.expected() == null ? "" : " [" + error.expected() + "]";
        String column = RequestColumn.ofField(error.field() == null ? "" : error.field())
                .map(found -> found.title)
                .orElse(error.field());
        return "%s %s：%s%s".formatted(error.code(), column, error.hint(), expected);
    }
}
