package io.maotong.logistics.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Latin and Chinese type for one document; only the glyphs that are used are embedded. */
final class Typeface implements AutoCloseable {

    private static final byte[] LATIN = read("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    private static final byte[] CHINESE = read("/font/DroidSansFallback.ttf");

    /** A piece of text in one font. */
    record Run(PDType0Font font, String text) {}

    private final List<TrueTypeFont> files = new ArrayList<>();
    private final PDType0Font latin;
    private final PDType0Font chinese;
    private final CmapLookup latinGlyphs;
    private final CmapLookup chineseGlyphs;

    Typeface(PDDocument document) throws IOException {
        TrueTypeFont latinFile = open(LATIN);
        TrueTypeFont chineseFile = open(CHINESE);
        latin = PDType0Font.load(document, latinFile, true);
        chinese = PDType0Font.load(document, chineseFile, true);
        latinGlyphs = latinFile.getUnicodeCmapLookup();
        chineseGlyphs = chineseFile.getUnicodeCmapLookup();
    }

    private TrueTypeFont open(byte[] font) throws IOException {
        TrueTypeFont file = new TTFParser(true).parse(new RandomAccessReadBuffer(font));
        files.add(file);
        return file;
    }

    /** The text in runs of the font that has its glyphs; what no font has becomes a question mark. */
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        PDType0Font current = latin;
        for (int codePoint : text.codePoints().toArray()) {
            PDType0Font font = fontOf(codePoint);
            int shown = font == null ? '?' : codePoint;
            PDType0Font used = font == null ? latin : font;
            if (used != current && !run.isEmpty()) {
                runs.add(new Run(current, run.toString()));
                run.setLength(0);
            }
            current = used;
            run.appendCodePoint(shown);
        }
        if (!run.isEmpty()) {
            runs.add(new Run(current, run.toString()));
        }
        return runs;
    }

    private PDType0Font fontOf(int codePoint) {
        if (latinGlyphs.getGlyphId(codePoint) != 0) {
            return latin;
        }
        return chineseGlyphs.getGlyphId(codePoint) != 0 ? chinese : null;
    }

    /** Width in points. */
    float width(String text, float size) {
        float units = 0;
        try {
            for (Run run : runs(text)) {
                units += run.font().getStringWidth(run.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units / 1000 * size;
    }

    @Override
    public void close() throws IOException {
        for (TrueTypeFont file : files) {
            file.close();
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
