package io.maotong.invoice.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The one typeface of all files: parsed once, shared by all threads, measured without a document. */
final class Typeface {

    static final String NAME = "Noto Serif SC";

    private static final String RESOURCE = "/font/NotoSerifSC-Regular.ttf";
    /** Stands for what the typeface has no glyph for, as printers always did. */
    private static final int MISSING = '〓';

    private static final String CLOSING = "，。、；：！？）》」』】”’,.;:!?)";
    private static final int LONGEST_WORD = 16;

    /** Loaded with the first file, not with the service. */
    private static final class Holder {
        static final Typeface SHARED = load();
    }

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final float unitsPerEm;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    static Typeface shared() {
        return Holder.SHARED;
    }

    private static Typeface load() {
        try (InputStream in = Typeface.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()));
            // Ligatures would make the width differ from the sum of the letters.
            font.setEnableGsub(false);
            return new Typeface(font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** The text as it can be shown: no controls, and a mark for what has no glyph. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point < ' ' || point == 0x7f || point == 0xa0) {
                shown.append(' ');
            } else {
                shown.appendCodePoint(glyphs.getGlyphId(point) == 0 ? MISSING : point);
            }
        });
        return shown.toString();
    }

    /** Width in em. */
    double em(int codePoint) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Width in millimetres. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::em).sum() * size * Surface.MM_PER_POINT;
    }

    /**
     * Cuts a text into lines that fit; line feeds cut as well. Latin words stay whole where they can, and what closes a
     * sentence hangs over the edge rather than beginning a line. Never empty.
     */
    List<String> wrapped(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            wrap(shown(paragraph).codePoints().toArray(), width / (size * Surface.MM_PER_POINT), lines);
        }
        return lines;
    }

    private void wrap(int[] points, double room, List<String> lines) {
        int from = 0;
        double used = 0;
        for (int at = 0; at < points.length; at++) {
            double advance = em(points[at]);
            if (used + advance > room && at > from && CLOSING.indexOf(points[at]) < 0) {
                int cut = wordStart(points, from, at);
                lines.add(new String(points, from, cut - from).strip());
                from = cut;
                used = 0;
                for (int moved = cut; moved < at; moved++) {
                    used += em(points[moved]);
                }
            }
            used += advance;
        }
        lines.add(new String(points, from, points.length - from));
    }

    private static int wordStart(int[] points, int from, int at) {
        int start = at;
        while (start > from && isWord(points[start]) && isWord(points[start - 1])) {
            start--;
        }
        return start > from && at - start <= LONGEST_WORD ? start : at;
    }

    private static boolean isWord(int point) {
        return point < 0x250 && Character.isLetter(point);
    }
}
