package io.maotong.invoice.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;

/** Draws into a PDF, whose origin is the lower left corner and whose unit is the point. */
final class PdfSurface implements Surface, AutoCloseable {

    /** Of a quarter of a circle drawn as one curve. */
    private static final double BOW = 0.5522847498;

    private final PDDocument document;
    private final PDType0Font font;
    private PDPageContentStream content;
    private double height;

    PdfSurface(PDDocument document, PDType0Font font) {
        this.document = document;
        this.font = font;
    }

    private interface Drawing {
        void draw() throws IOException;
    }

    private static void with(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void page(double width, double height) {
        with(() -> {
            close();
            PDPage page = new PDPage(new PDRectangle(points(width), points(height)));
            document.addPage(page);
            content = new PDPageContentStream(document, page);
            this.height = height;
        });
    }

    @Override
    public void text(String text, double x, double y, double size, Ink ink) {
        with(() -> {
            content.beginText();
            content.setFont(font, (float) size);
            content.setNonStrokingColor(colour(ink));
            content.newLineAtOffset(points(x), fromTop(y));
            content.showText(text);
            content.endText();
        });
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double width, Ink ink) {
        with(() -> {
            pen(width, ink);
            content.moveTo(points(fromX), fromTop(fromY));
            content.lineTo(points(toX), fromTop(toY));
            content.stroke();
        });
    }

    @Override
    public void ellipse(double centreX, double centreY, double radiusX, double radiusY, double width, Ink ink) {
        with(() -> {
            pen(width, ink);
            float x = points(centreX);
            float y = fromTop(centreY);
            float a = points(radiusX);
            float b = points(radiusY);
            float c = points(radiusX * BOW);
            float d = points(radiusY * BOW);
            content.moveTo(x + a, y);
            content.curveTo(x + a, y + d, x + c, y + b, x, y + b);
            content.curveTo(x - c, y + b, x - a, y + d, x - a, y);
            content.curveTo(x - a, y - d, x - c, y - b, x, y - b);
            content.curveTo(x + c, y - b, x + a, y - d, x + a, y);
            content.stroke();
        });
    }

    @Override
    public void fill(double x, double y, double width, double height, Ink ink) {
        with(() -> {
            content.setNonStrokingColor(colour(ink));
            content.addRect(points(x), fromTop(y + height), points(width), points(height));
            content.fill();
        });
    }

    @Override
    public void squares(boolean[][] rows, double x, double y, double side) {
        with(() -> {
            content.setNonStrokingColor(colour(Ink.TEXT));
            double module = side / rows.length;
            for (int row = 0; row < rows.length; row++) {
                for (int from = 0; from < rows.length; from++) {
                    if (!rows[row][from]) {
                        continue;
                    }
                    int to = from;
                    while (to < rows.length && rows[row][to]) {
                        to++;
                    }
                    content.addRect(
                            points(x + from * module),
                            fromTop(y + (row + 1) * module),
                            points((to - from) * module),
                            points(module));
                    from = to;
                }
            }
            content.fill();
        });
    }

    private void pen(double width, Ink ink) throws IOException {
        content.setStrokingColor(colour(ink));
        content.setLineWidth(points(width));
    }

    private static PDColor colour(Ink ink) {
        return new PDColor(new float[] {ink.red / 255f, ink.green / 255f, ink.blue / 255f}, PDDeviceRGB.INSTANCE);
    }

    private float fromTop(double y) {
        return points(height - y);
    }

    private static float points(double millimetres) {
        return (float) (millimetres / MM_PER_POINT);
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
