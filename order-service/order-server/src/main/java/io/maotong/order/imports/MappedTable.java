package io.maotong.order.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.draft.EnteredLine;
import io.maotong.order.draft.OrderColumn;
import io.maotong.order.table.TableFault;
import io.maotong.order.table.TableFile;
import io.maotong.order.table.TableSink;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the rows of orders out of a file whose columns have names of their own. */
final class MappedTable {

    private final int maxRows;
    private final String shop;
    private final Function<List<String>, ColumnPlan> plans;
    private List<String> header;
    private Integer expectedRows;
    private ColumnPlan plan;

    /**
     * @param shop of rows that name none; null if they must
     * @param plans says which column is which, once the header is known
     */
    MappedTable(int maxRows, String shop, Function<List<String>, ColumnPlan> plans) {
        this.maxRows = maxRows;
        this.shop = shop;
        this.plans = plans;
    }

    /**
     * @param begun is told once the columns are known, before the first row
     * @param rows is given every row; false stops the reading
     * @return what the file turned out to be
     * @throws SheetFault if these are no orders, or too many
     */
    String read(Path file, Runnable begun, Predicate<EnteredLine> rows) {
        try {
            return TableFile.of(file).read(new TableSink() {
                private int count;

                @Override
                public void header(List<String> names, Integer expected) {
                    header = names;
                    expectedRows = expected;
                    plan = plans.apply(names);
                    List<Violation> missing = plan.missing(shop != null);
                    if (!missing.isEmpty()) {
                        throw new SheetFault(missing);
                    }
                    begun.run();
                }

                @Override
                public boolean row(int number, Map<String, String> cells) {
                    Map<OrderColumn, String> texts = new EnumMap<>(OrderColumn.class);
                    cells.forEach(
                            (name, text) -> plan.column(name).ifPresent(column -> texts.putIfAbsent(column, text)));
                    if (texts.isEmpty()) {
                        return true;
                    }
                    count++;
                    if (count > maxRows) {
                        throw tooMany();
                    }
                    if (shop != null) {
                        texts.putIfAbsent(OrderColumn.SHOP, shop);
                    }
                    return rows.test(new EnteredLine(number, texts));
                }
            });
        } catch (TableFault e) {
            throw unreadable(e);
        }
    }

    List<String> header() {
        return header;
    }

    Integer expectedRows() {
        return expectedRows;
    }

    ColumnPlan plan() {
        return plan;
    }

    private SheetFault tooMany() {
        return new SheetFault(List.of(Violation.of(
                OrderError.TOO_MANY_ROWS,
                "file",
                "ROWS",
                "<= " + maxRows,
                Text.of("请拆分为多个文件，每个不超过%d行", "Split it into files of at most %d rows")
                        .with(maxRows))));
    }

    private static SheetFault unreadable(TableFault cause) {
        Violation violation = Violation.of(
                OrderError.FILE_UNREADABLE,
                "file",
                "FILE",
                "XLSX / CSV (UTF-8, GB18030) / JSON",
                Text.of("请下载模板，按模板填写后重新上传", "Download the template, fill it in and upload it again"));
        SheetFault fault = new SheetFault(List.of(cause.row() == null ? violation : violation.atRow(cause.row())));
        fault.initCause(cause);
        return fault;
    }
}
