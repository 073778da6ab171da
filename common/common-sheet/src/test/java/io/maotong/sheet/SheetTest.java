package io.maotong.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {

    private static final String NUMBER = "26320722000000000123";

    @TempDir
    Path folder;

    private static final class Collected implements SheetHandler {

        private final List<Map<Integer, SheetCell>> rows = new ArrayList<>();
        private Map<Integer, String> titles;
        private int expected;

        @Override
        public void expect(int found) {
            expected = found;
        }

        @Override
        public void head(Map<Integer, String> found) {
            titles = found;
        }

        @Override
        public boolean row(int number, Map<Integer, SheetCell> cells) {
            rows.add(cells);
            return rows.size() < 2000;
        }
    }

    @Test
    void whatIsWrittenIsReadBackInBothFormats() throws Exception {
        for (Function<OutputStream, SheetWriter> format : List.<Function<OutputStream, SheetWriter>>of(
                out -> SheetWriter.xlsx(out, "a", List.of("号码", "金额", "名称")),
                out -> SheetWriter.csv(out, List.of("号码", "金额", "名称")))) {
            Path file = folder.resolve("a" + format.hashCode());
            try (SheetWriter writer = format.apply(Files.newOutputStream(file))) {
                writer.row(Arrays.asList(NUMBER, new BigDecimal("12.30"), null));
                writer.row(List.of("x", new BigDecimal("0.0000000000001234567"), "a,\"b\"\nc"));
            }
            Collected collected = new Collected();
            new SheetReader(10).read(file, collected);
            assertThat(collected.titles).containsEntry(0, "号码").containsEntry(2, "名称");
            assertThat(collected.rows.get(0).get(0).text()).isEqualTo(NUMBER);
            assertThat(new BigDecimal(collected.rows.get(0).get(1).text())).isEqualByComparingTo("12.3");
            assertThat(collected.rows.get(0)).doesNotContainKey(2);
            assertThat(collected.rows.get(1).get(2).text()).isEqualTo("a,\"b\"\nc");
        }
    }

    @Test
    void csvOfChineseSpreadsheetsIsReadAsItIs() throws Exception {
        String text = "号码;名称\n\n1;\u00A0玻璃\u200B球 \n";
        Map<String, byte[]> files = Map.of(
                "CSV UTF-8 ;", text.getBytes(StandardCharsets.UTF_8),
                "CSV GB18030 ;", text.getBytes(Charset.forName("GB18030")),
                "CSV UTF-16LE ;", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        for (Map.Entry<String, byte[]> one : files.entrySet()) {
            Path file = Files.createTempFile(folder, "c", ".csv");
            Files.write(file, one.getValue());
            Collected collected = new Collected();
            assertThat(new SheetReader(10).read(file, collected)).isEqualTo(one.getKey());
            assertThat(collected.titles).isEqualTo(Map.of(0, "号码", 1, "名称"));
            assertThat(collected.expected).isEqualTo(2);
            assertThat(collected.rows).containsExactly(Map.of(0, SheetCell.of("1"), 1, SheetCell.of("玻璃球")));
        }
        Path packed = folder.resolve("c.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Collected collected = new Collected();
        new SheetReader(10).read(packed, collected);
        assertThat(collected.rows).hasSize(1);
    }

    @Test
    void cutOffCsvSaysWhere() throws Exception {
        Path file = folder.resolve("o.csv");
        Files.writeString(file, "a,b\n1,2\n3,\"4\n");
        assertThatThrownBy(() -> new SheetReader(10).read(file, new Collected()))
                .isInstanceOfSatisfying(SheetFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(SheetFault.Kind.UNREADABLE);
                    assertThat(fault.row()).isEqualTo(3);
                });
    }

    @Test
    void formulasAreWrittenAsText() throws Exception {
        Path file = folder.resolve("f.csv");
        try (SheetWriter writer = SheetWriter.csv(Files.newOutputStream(file), List.of("a"))) {
            writer.row(List.of("=1+1"));
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("'=1+1");
    }

    @Test
    void datesOfWorkbooksAreDates() throws Exception {
        Path file = folder.resolve("d.xlsx");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "a", List.of("日期"))) {
            writer.row(List.of(new BigDecimal("46327")));
        }
        Collected collected = new Collected();
        new SheetReader(10).read(file, collected);
        assertThat(collected.rows.getFirst().get(0).date().toLocalDate()).isEqualTo(LocalDate.parse("2026-11-01"));
    }

    @Test
    void tooManyRowsAndOtherFilesAreFaults() throws Exception {
        Path file = folder.resolve("m.csv");
        Files.writeString(file, "a\n1\n2\n3\n");
        assertThatThrownBy(() -> new SheetReader(2).read(file, new Collected()))
                .isInstanceOfSatisfying(
                        SheetFault.class, fault -> assertThat(fault.kind()).isEqualTo(SheetFault.Kind.TOO_MANY_ROWS));
        Path broken = folder.resolve("b.xlsx");
        Files.write(broken, new byte[] {'P', 'K', 3, 4, 5});
        assertThatThrownBy(() -> new SheetReader(2).read(broken, new Collected()))
                .isInstanceOfSatisfying(
                        SheetFault.class, fault -> assertThat(fault.kind()).isEqualTo(SheetFault.Kind.UNREADABLE));
    }

    @Test
    void whatTheHandlerThrowsReachesTheCaller() throws Exception {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "a\n1\n");
        SheetHandler angry = new SheetHandler() {
            @Override
            public void head(Map<Integer, String> titles) {
                throw new IllegalStateException("no");
            }

            @Override
            public boolean row(int number, Map<Integer, SheetCell> cells) {
                return true;
            }
        };
        assertThatThrownBy(() -> new SheetReader(2).read(file, angry)).hasMessage("no");
    }
}
