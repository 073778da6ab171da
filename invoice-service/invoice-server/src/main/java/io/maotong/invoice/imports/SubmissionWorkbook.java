package io.maotong.invoice.imports;

import io.maotong.sheet.SheetWriter;
import io.maotong.web.problem.Problem;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The bad drafts of a batch with every reason, a row for each. */
final class SubmissionWorkbook implements AutoCloseable {

    private static final List<String> TITLES = List.of("序号", "申请单号", "流水号", "购方名称", "价税合计", "错误代码", "字段", "应为", "说明");

    private final SheetWriter writer;

    SubmissionWorkbook(OutputStream out) {
        this.writer = SheetWriter.xlsx(out, "bad", TITLES);
    }

    void add(SubmissionItemRow item, List<Problem.Item> errors) {
        for (Problem.Item error : errors) {
            List<Object> cells = new ArrayList<>();
            cells.add(Integer.toString(item.place));
            cells.add(item.requestNo);
            cells.add(item.serialNo);
            cells.add(item.buyerName);
            cells.add(item.total);
            cells.add(error.code());
            cells.add(error.field());
            cells.add(error.expected());
            cells.add(error.hint());
            writer.row(cells);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
