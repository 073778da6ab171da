package io.maotong.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CSV by RFC 4180, in the encoding and with the separator that the file itself shows. */
final class CsvSheet {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_COLUMNS = 1_000;

    private final Path file;
    private final Charset charset;
    private final int lines;
    private char separator = ',';

    private CsvSheet(Path file, Charset charset, int lines) {
        this.file = file;
        this.charset = charset;
        this.lines = lines;
    }

    static CsvSheet of(Path file) {
        try {
            Charset marked = byMark(file);
            if (marked != null) {
                return new CsvSheet(file, marked, linesIn(file, marked));
            }
            for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                int lines = linesIn(file, charset);
                if (lines >= 0) {
                    return new CsvSheet(file, charset, lines);
                }
            }
        } catch (IOException e) {
            throw new SheetFault(SheetFault.Kind.UNREADABLE, null, e);
        }
        throw new SheetFault(SheetFault.Kind.UNREADABLE, null, new CharacterCodingException());
    }

    private static Charset byMark(Path file) throws IOException {
        try (InputStream in = SheetInput.open(file)) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2 && (mark[0] & 0xff) == 0xff && (mark[1] & 0xff) == 0xfe) {
                return StandardCharsets.UTF_16LE;
            }
            return mark.length == 2 && (mark[0] & 0xff) == 0xfe && (mark[1] & 0xff) == 0xff
                    ? StandardCharsets.UTF_16BE
                    : null;
        }
    }

    /** @return line ends in the whole file, or -1 if it is not in this encoding */
    private static int linesIn(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int lines = 0;
        try (InputStream in = SheetInput.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(65_536);
            CharBuffer chars = CharBuffer.allocate(65_536);
            boolean ended = false;
            while (!ended) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, ended);
                if (result.isError()) {
                    result.throwException();
                }
                chars.flip();
                while (chars.hasRemaining()) {
                    char c = chars.get();
                    if (c == '\0') {
                        return -1;
                    }
                    lines += c == '\n' ? 1 : 0;
                }
                chars.clear();
                bytes.compact();
            }
            return lines;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    /** @param maxRows with content, the head not counted */
    void read(SheetHandler handler, int maxRows) {
        int number = 1;
        int count = 0;
        try (Reader in = new InputStreamReader(SheetInput.open(file), charset)) {
            Records records = new Records(in);
            Map<Integer, String> titles = titles(records.next());
            if (titles.isEmpty()) {
                throw new SheetFault(SheetFault.Kind.UNREADABLE, number, null);
            }
            handler.expect(Math.max(0, lines - 1));
            handler.head(titles);
            for (List<String> texts = records.next(); texts != null; texts = records.next()) {
                number++;
                Map<Integer, SheetCell> cells = cells(texts);
                if (cells.isEmpty()) {
                    continue;
                }
                count++;
                if (count > maxRows) {
                    throw new SheetFault(SheetFault.Kind.TOO_MANY_ROWS, number, null);
                }
                if (!handler.row(number, cells)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new SheetFault(SheetFault.Kind.UNREADABLE, number + 1, e);
        }
    }

    private static Map<Integer, String> titles(List<String> texts) {
        Map<Integer, String> titles = new TreeMap<>();
        if (texts != null) {
            cells(texts).forEach((column, cell) -> titles.put(column, cell.text()));
        }
        return titles;
    }

    private static Map<Integer, SheetCell> cells(List<String> texts) {
        Map<Integer, SheetCell> cells = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            SheetCell cell = SheetCell.of(texts.get(i));
            if (cell != null) {
                cells.put(i, cell);
            }
        }
        return cells;
    }

    @Override
    public String toString() {
        return "CSV " + charset.name() + " " + (separator == '\t' ? "TAB" : String.valueOf(separator));
    }

    /** Splits the characters into records; a quoted cell may hold separators and line ends. */
    private final class Records {

        private final Reader in;
        private final char[] buffer = new char[16_384];
        private int position;
        private int limit;
        private boolean first = true;

        Records(Reader in) {
            this.in = in;
        }

        List<String> next() throws IOException {
            if (first) {
                first = false;
                fill();
                separator = mostFrequent();
            }
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            boolean any = false;
            for (int c = read(); c >= 0; c = read()) {
                any = true;
                if (quoted) {
                    if (c != '"') {
                        append(cell, c);
                    } else if (peek() == '"') {
                        append(cell, read());
                    } else {
                        quoted = false;
                    }
                } else if (c == '"' && cell.isEmpty()) {
                    quoted = true;
                } else if (c == separator) {
                    add(cells, cell);
                } else if (c == '\n' || c == '\r') {
                    if (c == '\r' && peek() == '\n') {
                        read();
                    }
                    add(cells, cell);
                    return cells;
                } else {
                    append(cell, c);
                }
            }
            if (quoted) {
                throw new IOException("a quoted cell does not end");
            }
            if (!any) {
                return null;
            }
            add(cells, cell);
            return cells;
        }

        private static void append(StringBuilder cell, int c) throws IOException {
            if (cell.length() >= LONGEST_CELL) {
                throw new IOException("a cell is longer than " + LONGEST_CELL);
            }
            if (c != '\uFEFF' || !cell.isEmpty()) {
                cell.append((char) c);
            }
        }

        private static void add(List<String> cells, StringBuilder cell) throws IOException {
            if (cells.size() >= MOST_COLUMNS) {
                throw new IOException("more than " + MOST_COLUMNS + " columns");
            }
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private char mostFrequent() {
            int[] counts = new int[SEPARATORS.length];
            boolean quoted = false;
            for (int i = 0; i < limit && (quoted || buffer[i] != '\n'); i++) {
                quoted ^= buffer[i] == '"';
                for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                    counts[s] += buffer[i] == SEPARATORS[s] ? 1 : 0;
                }
            }
            int best = 0;
            for (int s = 1; s < SEPARATORS.length; s++) {
                best = counts[s] > counts[best] ? s : best;
            }
            return SEPARATORS[best];
        }

        private int read() throws IOException {
            return position < limit || fill() ? buffer[position++] : -1;
        }

        private int peek() throws IOException {
            return position < limit || fill() ? buffer[position] : -1;
        }

        private boolean fill() throws IOException {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            return limit > 0;
        }
    }
}
