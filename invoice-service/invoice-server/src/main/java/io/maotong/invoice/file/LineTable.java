package io.maotong.invoice.file;

import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import java.util.ArrayList;
import java.util.List;

/** The table of eight columns: a line of the invoice takes as many rows as its longest cell needs. */
final class LineTable {

    static final double TYPE = 8.5;
    private static final double SMALL_TYPE = 6;

    /** Where a column stands and how. */
    enum Column {
        NAME("项目名称", 6, 58, false),
        SPEC("规格型号", 58, 79, false),
        UNIT("单位", 79, 90, false),
        QUANTITY("数量", 90, 111, true),
        PRICE("单价", 111, 133, true),
        AMOUNT("金额", 133, 156, true),
        RATE("税率/征收率", 156, 177, false),
        TAX("税额", 177, 204, true);

        final String title;
        final double from;
        final double to;
        final boolean right;

        Column(String title, double from, double to, boolean right) {
            this.title = title;
            this.from = from;
            this.to = to;
            this.right = right;
        }

        double width() {
            return to - from - 1.6;
        }
    }

    /** @param size of the type: figures that are long are printed smaller before they are broken */
    record Cell(String text, double size) {}

    /** @param line the invoice line, of which it is the first row or a following one */
    record Row(InvoiceLine line, boolean first, Cell[] cells) {}

    private final Typeface type;

    LineTable(Typeface type) {
        this.type = type;
    }

    List<Row> rows(InvoiceDocument invoice) {
        List<Row> rows = new ArrayList<>();
        for (InvoiceLine line : invoice.lines()) {
            rows.addAll(rows(line));
        }
        return rows;
    }

    private List<Row> rows(InvoiceLine line) {
        List<List<Cell>> columns = List.of(
                cells(line.printedName(), Column.NAME),
                cells(line.spec(), Column.SPEC),
                cells(line.unit(), Column.UNIT),
                cells(PrintedForm.number(line.quantity()), Column.QUANTITY),
                cells(PrintedForm.number(line.unitPrice()), Column.PRICE),
                cells(PrintedForm.money(line.amount()), Column.AMOUNT),
                cells(PrintedForm.rate(line), Column.RATE),
                cells(PrintedForm.tax(line), Column.TAX));
        int height = columns.stream().mapToInt(List::size).max().orElse(1);
        List<Row> rows = new ArrayList<>(height);
        for (int at = 0; at < height; at++) {
            Cell[] cells = new Cell[columns.size()];
            for (int column = 0; column < cells.length; column++) {
                List<Cell> all = columns.get(column);
                cells[column] = at < all.size() ? all.get(at) : null;
            }
            rows.add(new Row(line, at == 0, cells));
        }
        return rows;
    }

    private List<Cell> cells(String text, Column column) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        double size = TYPE;
        if (column.right) {
            double needed = type.width(text, TYPE);
            size = Math.clamp(TYPE * column.width() / needed, SMALL_TYPE, TYPE);
        }
        double chosen = size;
        return type.wrapped(text, size, column.width() + 0.01).stream()
                .map(part -> new Cell(part, chosen))
                .toList();
    }
}
