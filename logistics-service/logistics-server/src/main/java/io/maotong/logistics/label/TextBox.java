package io.maotong.logistics.label;

import java.util.ArrayList;
import java.util.List;

/** Text that fits its place: smaller type first, and an ellipsis only if even the smallest is too large. */
record TextBox(float size, List<String> lines) {

    private static final float STEP = 0.5f;

    TextBox {
        lines = List.copyOf(lines);
    }

    static TextBox fit(Typeface type, String text, float width, int maxLines, float largest, float smallest) {
        for (float size = largest; size >= smallest; size -= STEP) {
            List<String> lines = wrapped(type, text, width, size);
            if (lines.size() <= maxLines) {
                return new TextBox(size, lines);
            }
        }
        List<String> cut = new ArrayList<>(wrapped(type, text, width, smallest).subList(0, maxLines));
        String last = cut.getLast();
        while (!last.isEmpty() && type.width(last + "…", smallest) > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        cut.set(maxLines - 1, last + "…");
        return new TextBox(smallest, cut);
    }

    // Chinese breaks anywhere, Latin between words, a word that is longer than the line anywhere too.
    private static List<String> wrapped(Typeface type, String text, float width, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (!line.isEmpty() && type.width(line + word, size) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            for (int codePoint : word.codePoints().toArray()) {
                String next = Character.toString(codePoint);
                if (!line.isEmpty() && type.width(line + next, size) > width) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(next);
            }
        }
        if (!line.toString().isBlank() || lines.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int codePoint : text.replace('\n', ' ').codePoints().toArray()) {
            word.appendCodePoint(codePoint);
            if (codePoint == ' ' || Character.isIdeographic(codePoint)) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
