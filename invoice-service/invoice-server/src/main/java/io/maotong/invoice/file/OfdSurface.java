package io.maotong.invoice.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Draws into the page descriptions of an OFD (GB/T 33190-2016), whose unit is the millimetre. */
final class OfdSurface implements Surface {

    static final int FONT_ID = 1;

    /** @param content the Content.xml of the page */
    record Page(int id, double width, double height, StringBuilder content) {}

    private final Typeface type;
    private final List<Page> pages = new ArrayList<>();
    private final Set<Integer> used = new TreeSet<>();
    private int lastId = FONT_ID;
    private StringBuilder content;

    OfdSurface(Typeface type) {
        this.type = type;
    }

    List<Page> pages() {
        return pages;
    }

    /** Code points that were written, for the subset of the font. */
    Set<Integer> used() {
        return used;
    }

    int nextId() {
        return ++lastId;
    }

    int lastId() {
        return lastId;
    }

    @Override
    public void page(double width, double height) {
        content = new StringBuilder(16_384);
        pages.add(new Page(nextId(), width, height, content));
    }

    @Override
    public void text(String text, double x, double y, double size, Ink ink) {
        double height = size * MM_PER_POINT;
        int[] points = text.codePoints().toArray();
        StringBuilder advances = new StringBuilder();
        double width = 0;
        for (int i = 0; i < points.length; i++) {
            used.add(points[i]);
            double advance = type.em(points[i]) * height;
            width += advance;
            if (i < points.length - 1) {
                advances.append(i == 0 ? "" : " ").append(number(advance));
            }
        }
        content.append("<ofd:TextObject ID=\"").append(nextId()).append("\" Boundary=\"");
        box(x, y - height, width, height * 1.3);
        content.append("\" Font=\"")
                .append(FONT_ID)
                .append("\" Size=\"")
                .append(number(height))
                .append("\">");
        colour("FillColor", ink);
        content.append("<ofd:TextCode X=\"0\" Y=\"").append(number(height)).append('"');
        if (!advances.isEmpty()) {
            content.append(" DeltaX=\"").append(advances).append('"');
        }
        content.append('>').append(escaped(text)).append("</ofd:TextCode></ofd:TextObject>\n");
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double width, Ink ink) {
        double left = Math.min(fromX, toX) - width / 2;
        double top = Math.min(fromY, toY) - width / 2;
        stroke(
                left,
                top,
                Math.abs(toX - fromX) + width,
                Math.abs(toY - fromY) + width,
                width,
                ink,
                "M " + at(fromX - left, fromY - top) + " L " + at(toX - left, toY - top));
    }

    @Override
    public void ellipse(double centreX, double centreY, double radiusX, double radiusY, double width, Ink ink) {
        double pad = width / 2;
        String arc = "A " + at(radiusX, radiusY) + " 0 1 1 ";
        stroke(
                centreX - radiusX - pad,
                centreY - radiusY - pad,
                radiusX * 2 + width,
                radiusY * 2 + width,
                width,
                ink,
                "M " + at(pad, radiusY + pad) + " " + arc + at(radiusX * 2 + pad, radiusY + pad) + " " + arc
                        + at(pad, radiusY + pad));
    }

    @Override
    public void fill(double x, double y, double width, double height, Ink ink) {
        filled(x, y, width, height, ink, rectangle(0, 0, width, height));
    }

    @Override
    public void squares(boolean[][] rows, double x, double y, double side) {
        double module = side / rows.length;
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < rows.length; row++) {
            for (int from = 0; from < rows.length; from++) {
                if (!rows[row][from]) {
                    continue;
                }
                int to = from;
                while (to < rows.length && rows[row][to]) {
                    to++;
                }
                path.append(rectangle(from * module, row * module, (to - from) * module, module))
                        .append(' ');
                from = to;
            }
        }
        filled(x, y, side, side, Ink.TEXT, path.toString().strip());
    }

    private void stroke(double x, double y, double w, double h, double width, Ink ink, String path) {
        content.append("<ofd:PathObject ID=\"").append(nextId()).append("\" Boundary=\"");
        box(x, y, w, h);
        content.append("\" LineWidth=\"").append(number(width)).append("\">");
        colour("StrokeColor", ink);
        content.append("<ofd:AbbreviatedData>").append(path).append("</ofd:AbbreviatedData></ofd:PathObject>\n");
    }

    private void filled(double x, double y, double w, double h, Ink ink, String path) {
        content.append("<ofd:PathObject ID=\"").append(nextId()).append("\" Boundary=\"");
        box(x, y, w, h);
        content.append("\" Stroke=\"false\" Fill=\"true\">");
        colour("FillColor", ink);
        content.append("<ofd:AbbreviatedData>").append(path).append("</ofd:AbbreviatedData></ofd:PathObject>\n");
    }

    private void box(double x, double y, double width, double height) {
        content.append(at(x, y)).append(' ').append(at(width, height));
    }

    private void colour(String element, Ink ink) {
        content.append("<ofd:")
                .append(element)
                .append(" Value=\"")
                .append(ink.red)
                .append(' ');
        content.append(ink.green).append(' ').append(ink.blue).append("\"/>");
    }

    private static String rectangle(double x, double y, double w, double h) {
        return "M " + at(x, y) + " L " + at(x + w, y) + " L " + at(x + w, y + h) + " L " + at(x, y + h) + " C";
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** Thousandths of a millimetre are finer than any printer. */
    static String number(double millimetres) {
        long thousandths = Math.round(millimetres * 1000);
        StringBuilder text = new StringBuilder(thousandths < 0 ? "-" : "");
        long rest = Math.abs(thousandths);
        text.append(rest / 1000);
        rest %= 1000;
        if (rest > 0) {
            text.append('.');
            for (long unit = 100; rest > 0; unit /= 10) {
                text.append(rest / unit);
                rest %= unit;
            }
        }
        return text.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
