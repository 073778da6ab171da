package io.maotong.invoice.file;

import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.file.LineTable.Cell;
import io.maotong.invoice.file.LineTable.Column;
import io.maotong.invoice.file.LineTable.Row;
import io.maotong.invoice.file.Surface.Ink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a digital invoice (tax.md 1.14): 210 × 140 mm for up to 8 rows, a page that grows beyond, and further pages when
 * even the longest would not hold it. The same drawing makes the PDF and the OFD.
 */
final class InvoiceLayout {

    private static final double WIDTH = 210;
    private static final double LEFT = Column.NAME.from;
    private static final double RIGHT = Column.TAX.to;
    private static final double LABEL = 6;
    private static final double MIDDLE = 105;
    private static final double BASE_HEIGHT = 140;
    private static final double MAX_HEIGHT = 297;
    private static final int BASE_ROWS = 8;
    private static final double ROW = 4.4;
    private static final double FRAME_TOP = 30;
    private static final double PARTY_HEIGHT = 20;
    private static final double TABLE_HEAD = 6;
    private static final double SUM_HEIGHT = 6.6;
    private static final double TOTAL_HEIGHT = 8;
    private static final double REMARK_HEIGHT = 18;
    private static final double REMARK_STEP = 3.7;
    private static final double FOOT = 16;
    private static final double RULE = 0.25;
    private static final double PARTY_TYPE = 9;
    private static final double REMARK_TYPE = 8;
    private static final double TAX_NO_GAP = 3.2;

    private final InvoiceDocument invoice;
    private final Surface surface;
    private final Typeface type;
    private final List<String> buyer;
    private final List<String> seller;
    private final List<String> remark;
    private final double parties;
    private final double remarks;

    private InvoiceLayout(InvoiceDocument invoice, Surface surface, Typeface type) {
        this.invoice = invoice;
        this.surface = surface;
        this.type = type;
        this.buyer = party(invoice.buyer());
        this.seller = party(invoice.seller());
        this.remark = type.wrapped(PrintedForm.remark(invoice), REMARK_TYPE, RIGHT - LEFT - LABEL - 4);
        this.parties = Math.max(PARTY_HEIGHT, Math.max(buyer.size(), seller.size()) * 4.2 + 12.5);
        this.remarks = Math.max(REMARK_HEIGHT, remark.size() * REMARK_STEP + 3.5);
    }

    /** @param invoice issued: it has a number and a time */
    static void draw(InvoiceDocument invoice, Surface surface, Typeface type) {
        new InvoiceLayout(invoice, surface, type).draw();
    }

    private void draw() {
        List<List<Row>> pages = pages(new LineTable(type).rows(invoice));
        for (int page = 0; page < pages.size(); page++) {
            drawPage(pages.get(page), page, pages.size());
        }
    }

    private double extra() {
        return parties - PARTY_HEIGHT + remarks - REMARK_HEIGHT;
    }

    /** Cuts between lines where it can: a line is broken only if it is longer than a page. */
    private List<List<Row>> pages(List<Row> rows) {
        int last = (int) ((MAX_HEIGHT - BASE_HEIGHT - extra()) / ROW) + BASE_ROWS;
        int full = (int) ((MAX_HEIGHT - BASE_HEIGHT - (parties - PARTY_HEIGHT) + TOTAL_HEIGHT + REMARK_HEIGHT) / ROW)
                + BASE_ROWS
                - 1;
        List<List<Row>> pages = new ArrayList<>();
        List<Row> rest = rows;
        while (rest.size() > last) {
            int cut = Math.min(full, rest.size() - 1);
            while (cut > 1 && !rest.get(cut).first()) {
                cut--;
            }
            cut = cut > 1 ? cut : Math.min(full, rest.size() - 1);
            pages.add(rest.subList(0, cut));
            rest = rest.subList(cut, rest.size());
        }
        pages.add(rest);
        return pages;
    }

    private void drawPage(List<Row> rows, int page, int pages) {
        boolean last = page == pages - 1;
        boolean several = pages > 1;
        int shownRows = Math.max(rows.size(), BASE_ROWS);
        double table = TABLE_HEAD + shownRows * ROW + SUM_HEIGHT + (several ? ROW : 0);
        double bottom = FRAME_TOP + parties + table + (last ? TOTAL_HEIGHT + remarks : 0);
        double height = several ? MAX_HEIGHT : Math.max(BASE_HEIGHT, bottom + FOOT);
        surface.page(WIDTH, height);
        head(page, pages);
        double y = FRAME_TOP;
        parties(y);
        y += parties;
        y = table(y, rows, shownRows, several, last);
        if (last) {
            total(y);
            remark(y + TOTAL_HEIGHT);
        }
        frame(bottom);
        if (last) {
            label("开票人：", 20, bottom + 6.5, PARTY_TYPE);
            text(invoice.drawer(), 20 + type.width("开票人：", PARTY_TYPE), bottom + 6.5, PARTY_TYPE);
        }
        notice(height);
    }

    private void head(int page, int pages) {
        new SquareCode(PrintedForm.code(invoice)).draw(surface, type, 8, 5, 20);
        String title = PrintedForm.title(invoice);
        double half = type.width(title, 18) / 2;
        label(title, MIDDLE - half, 13.5, 18);
        surface.line(MIDDLE - half - 3, 16.4, MIDDLE + half + 3, 16.4, RULE, Ink.FORM);
        surface.line(MIDDLE - half - 3, 17.2, MIDDLE + half + 3, 17.2, RULE, Ink.FORM);
        mark();
        double x = 153;
        pair("发票号码：", invoice.number(), x, 12);
        pair("开票日期：", PrintedForm.date(invoice), x, 18.5);
        if (pages > 1) {
            label("共" + pages + "页 第" + (page + 1) + "页", x, 25, PARTY_TYPE);
        }
        if (invoice.isRed()) {
            surface.fill(32, 6, 15, 8, Ink.RED);
            surface.fill(32.5, 6.5, 14, 7, Ink.PAPER);
            centred("红字", 32, 47, 11.7, 13, Ink.RED);
        }
        String special = PrintedForm.special(invoice);
        if (special != null) {
            text(special, 32, 24, PARTY_TYPE);
        }
    }

    /** Stands where the bureau's seal stands, and says that it is none. */
    private void mark() {
        double y = 23.4;
        surface.ellipse(MIDDLE, y, 15, 5.2, 0.45, Ink.RED);
        surface.ellipse(MIDDLE, y, 14.1, 4.4, 0.15, Ink.RED);
        centred("渲染件", MIDDLE - 14, MIDDLE + 14, y + 0.4, 9, Ink.RED);
        centred("非税务机关版式文件", MIDDLE - 14, MIDDLE + 14, y + 3, 4.5, Ink.RED);
    }

    private void parties(double y) {
        vertical("购买方信息", LEFT, y, parties);
        vertical("销售方信息", MIDDLE, y, parties);
        surface.line(LEFT + LABEL, y, LEFT + LABEL, y + parties, RULE, Ink.FORM);
        surface.line(MIDDLE, y, MIDDLE, y + parties, RULE, Ink.FORM);
        surface.line(MIDDLE + LABEL, y, MIDDLE + LABEL, y + parties, RULE, Ink.FORM);
        party(buyer, invoice.buyer(), LEFT + LABEL + 1.5, y);
        party(seller, invoice.seller(), MIDDLE + LABEL + 1.5, y);
        surface.line(LEFT, y + parties, RIGHT, y + parties, RULE, Ink.FORM);
    }

    private List<String> party(Party party) {
        double width = MIDDLE - LEFT - LABEL - 3 - type.width("名称：", PARTY_TYPE);
        return type.wrapped(PrintedForm.name(party), PARTY_TYPE, width);
    }

    private void party(List<String> name, Party party, double x, double y) {
        double at = y + 6;
        label("名称：", x, at, PARTY_TYPE);
        double indent = x + type.width("名称：", PARTY_TYPE);
        for (String part : name) {
            text(part, indent, at, PARTY_TYPE);
            at += 4.2;
        }
        String taxNoLabel = "统一社会信用代码/纳税人识别号：";
        at = Math.max(at + TAX_NO_GAP, y + 14.5);
        label(taxNoLabel, x, at, PARTY_TYPE);
        text(party.taxNo(), x + type.width(taxNoLabel, PARTY_TYPE), at, PARTY_TYPE);
    }

    private double table(double top, List<Row> rows, int shownRows, boolean several, boolean last) {
        for (Column column : Column.values()) {
            centred(column.title, column.from, column.to, top + 4.2, PARTY_TYPE, Ink.FORM);
        }
        double y = top + TABLE_HEAD;
        for (Row row : rows) {
            for (Column column : Column.values()) {
                cell(row.cells()[column.ordinal()], column, y + 3.2);
            }
            y += ROW;
        }
        y = top + TABLE_HEAD + shownRows * ROW;
        if (several) {
            sums("小", "计", y + 3.9, sum(rows, false), sum(rows, true));
            y += ROW;
        }
        if (last) {
            sums("合", "计", y + 4.6, "¥" + PrintedForm.money(invoice.amount()), PrintedForm.totalTax(invoice));
        }
        y += SUM_HEIGHT;
        surface.line(LEFT, y, RIGHT, y, RULE, Ink.FORM);
        return y;
    }

    private void cell(Cell cell, Column column, double y) {
        if (cell == null) {
            return;
        }
        double width = type.width(cell.text(), cell.size());
        double x = column.from + 0.8;
        if (column.right) {
            x = column.to - 0.8 - width;
        } else if (column == Column.UNIT || column == Column.RATE) {
            x = (column.from + column.to - width) / 2;
        }
        surface.text(cell.text(), x, y, cell.size(), Ink.TEXT);
    }

    /** Of the lines that begin on the page. */
    private static String sum(List<Row> rows, boolean tax) {
        BigDecimal sum = rows.stream()
                .filter(Row::first)
                .map(row -> tax ? row.line().tax() : row.line().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return "¥" + PrintedForm.money(sum);
    }

    private void sums(String one, String two, double y, String amount, String tax) {
        label(one, 22, y, PARTY_TYPE);
        label(two, 38, y, PARTY_TYPE);
        cell(fitted(amount, Column.AMOUNT), Column.AMOUNT, y);
        cell(fitted(tax, Column.TAX), Column.TAX, y);
    }

    private Cell fitted(String text, Column column) {
        double size = Math.min(PARTY_TYPE, PARTY_TYPE * column.width() / type.width(text, PARTY_TYPE));
        return new Cell(text, size);
    }

    private void total(double y) {
        double base = y + 5.3;
        centred("价税合计（大写）", LEFT, Column.NAME.to, base, PARTY_TYPE, Ink.FORM);
        surface.line(Column.NAME.to, y, Column.NAME.to, y + TOTAL_HEIGHT, RULE, Ink.FORM);
        double x = Column.NAME.to + 4;
        surface.ellipse(x, base - 1.2, 1.7, 1.7, RULE, Ink.TEXT);
        double arm = 1.2;
        surface.line(x - arm, base - 1.2 - arm, x + arm, base - 1.2 + arm, RULE, Ink.TEXT);
        surface.line(x - arm, base - 1.2 + arm, x + arm, base - 1.2 - arm, RULE, Ink.TEXT);
        String words = ChineseAmount.of(invoice.total());
        double room = 152 - x - 4;
        double size = Math.min(10, 10 * room / type.width(words, 10));
        text(words, x + 3.2, base, size);
        label("（小写）", 153, base, PARTY_TYPE);
        text("¥" + PrintedForm.money(invoice.total()), 153 + type.width("（小写）", PARTY_TYPE), base, 10);
        surface.line(LEFT, y + TOTAL_HEIGHT, RIGHT, y + TOTAL_HEIGHT, RULE, Ink.FORM);
    }

    private void remark(double y) {
        vertical("备注", LEFT, y, remarks);
        surface.line(LEFT + LABEL, y, LEFT + LABEL, y + remarks, RULE, Ink.FORM);
        double at = y + 4.5;
        for (String part : remark) {
            text(part, LEFT + LABEL + 1.5, at, REMARK_TYPE);
            at += REMARK_STEP;
        }
    }

    private void frame(double bottom) {
        surface.line(LEFT, FRAME_TOP, RIGHT, FRAME_TOP, RULE, Ink.FORM);
        surface.line(LEFT, bottom, RIGHT, bottom, RULE, Ink.FORM);
        surface.line(LEFT, FRAME_TOP, LEFT, bottom, RULE, Ink.FORM);
        surface.line(RIGHT, FRAME_TOP, RIGHT, bottom, RULE, Ink.FORM);
    }

    private void notice(double height) {
        centred(
                "渲染件：由开票方系统按发票数据生成，不是税务机关的版式文件；以 XML 电子原件为准，可在国家税务总局全国增值税发票查验平台查验。",
                LEFT,
                RIGHT,
                height - 3.5,
                6,
                Ink.NOTE);
    }

    private void vertical(String text, double x, double y, double height) {
        double step = Math.min(3.7, (height - 1) / text.length());
        double at = y + (height - step * text.length()) / 2 + step * 0.82;
        for (int i = 0; i < text.length(); i++) {
            centred(text.substring(i, i + 1), x, x + LABEL, at + i * step, PARTY_TYPE, Ink.FORM);
        }
    }

    private void centred(String text, double from, double to, double y, double size, Ink ink) {
        surface.text(text, (from + to - type.width(text, size)) / 2, y, size, ink);
    }

    private void pair(String label, String value, double x, double y) {
        label(label, x, y, PARTY_TYPE);
        text(value, x + type.width(label, PARTY_TYPE), y, PARTY_TYPE);
    }

    private void label(String text, double x, double y, double size) {
        surface.text(text, x, y, size, Ink.FORM);
    }

    private void text(String text, double x, double y, double size) {
        if (text != null && !text.isBlank()) {
            surface.text(type.shown(text), x, y, size, Ink.TEXT);
        }
    }
}
