package io.maotong.customs.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of an imported table, read and checked.
 *
 * @param row as the user counts, the heading being 1
 * @param text its cells, joined by commas
 * @param key what must not stand in the file twice
 * @param wrong what is wrong with it; empty if it may be kept
 */
public record ImportedLine<T>(int row, String text, String key, T value, List<Violation> wrong) {

    /** The cells of a line. */
    public interface Cells {

        /** Stripped; empty if there is no such cell. */
        String at(int column);
    }

    /** Collects what is wrong with one line. */
    public static final class Check {

        private final List<Violation> wrong = new ArrayList<>();

        public Check that(boolean holds, String field, String rule, String expected, String zh, String en) {
            if (!holds) {
                wrong.add(Violation.of(ImportError.LINE, field, rule, expected, Text.of(zh, en)));
            }
            return this;
        }

        public boolean isGood() {
            return wrong.isEmpty();
        }

        public <T> Read<T> read(String key, T value) {
            return new Read<>(key, value, wrong);
        }
    }

    /** What a table made of the cells of a line. */
    public record Read<T>(String key, T value, List<Violation> wrong) {}
}
