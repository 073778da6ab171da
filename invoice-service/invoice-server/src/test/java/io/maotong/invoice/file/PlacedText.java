package io.maotong.invoice.file;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where the letters of a page stand. */
final class PlacedText extends PDFTextStripper {

    final Set<String> letters = new HashSet<>();
    double maxX;
    int overlaps;
    private final List<Rectangle2D> boxes = new ArrayList<>();

    @Override
    protected void processTextPosition(TextPosition text) {
        super.processTextPosition(text);
        letters.add(text.getUnicode());
        maxX = Math.max(maxX, text.getXDirAdj() + text.getWidthDirAdj());
        double size = text.getFontSizeInPt();
        // The middle of a letter: neighbours touch at their edges.
        Rectangle2D box = new Rectangle2D.Double(
                text.getXDirAdj() + text.getWidthDirAdj() * 0.2,
                text.getYDirAdj() - size * 0.6,
                text.getWidthDirAdj() * 0.6,
                size * 0.5);
        overlaps += (int) boxes.stream().filter(box::intersects).count();
        boxes.add(box);
    }
}
