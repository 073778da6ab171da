package io.maotong.order.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @TempDir
    Path folder;

    private static final class Collected implements TableSink {
        private final Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
        private List<String> header;
        private Integer expected;
        private int most = Integer.MAX_VALUE;

        @Override
        public void header(List<String> names, Integer expectedRows) {
            header = names;
            expected = expectedRows;
        }

        @Override
        public boolean row(int number, Map<String, String> cells) {
            rows.put(number, cells);
            return rows.size() < most;
        }
    }

    @Test
    void utf8WithAMarkAndQuotedCells() throws Exception {
        Collected read = new Collected();
        String format = read(
                "\uFEFF订单编号,城市\n N-1 ,\"Ho, \"\"Chi\"\"\nMinh\"\r\n\r\nN-2,\n".getBytes(StandardCharsets.UTF_8), read);
        assertThat(format).isEqualTo("CSV UTF-8 ,");
        assertThat(read.header).containsExactly("订单编号", "城市");
        assertThat(read.rows)
                .containsEntry(2, Map.of("订单编号", "N-1", "城市", "Ho, \"Chi\"\nMinh"))
                .containsEntry(4, Map.of("订单编号", "N-2"))
                .hasSize(2);
    }

    @Test
    void chineseSpreadsheetsWriteGbk() throws Exception {
        Collected read = new Collected();
        assertThat(read("订单编号;收货人\nN-1;张三\n".getBytes(Charset.forName("GBK")), read))
                .isEqualTo("CSV GB18030 ;");
        assertThat(read.rows.get(2)).containsEntry("收货人", "张三");
        assertThat(read.expected).isEqualTo(1);
    }

    @Test
    void unicodeTextOfSpreadsheetsIsUtf16WithTabs() throws Exception {
        Collected read = new Collected();
        byte[] text = "\uFEFF订单编号\t城市\r\nN-1\t大阪\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(text, read)).isEqualTo("CSV UTF-16LE TAB");
        assertThat(read.rows.get(2)).containsEntry("城市", "大阪");
    }

    @Test
    void jsonArrayAndLinesThenOneRowForEachLineOfGoods() throws Exception {
        String first = "{\"orderNo\":\"N-1\",\"consignee\":{\"name\":\"Tan\"},\"grossWeight\":0.620,"
                + "\"lines\":[{\"sku\":\"A\",\"quantity\":1e1},{\"sku\":\"B\"}]}";
        String second = "{\"orderNo\":\"N-2\",\"sku\":\"C\",\"note\":null}";
        for (String text : List.of("[" + first + "," + second + "]", first + "\n" + second + "\n")) {
            Collected read = new Collected();
            assertThat(read(text.getBytes(StandardCharsets.UTF_8), read)).isEqualTo("JSON");
            assertThat(read.rows).hasSize(3);
            assertThat(read.rows.get(1))
                    .containsEntry("orderNo", "N-1")
                    .containsEntry("consignee.name", "Tan")
                    .containsEntry("quantity", "10")
                    .containsEntry("grossWeight", "0.620");
            assertThat(read.rows.get(2)).containsEntry("sku", "B").containsEntry("orderNo", "N-1");
            assertThat(read.rows.get(3)).isEqualTo(Map.of("orderNo", "N-2", "sku", "C"));
        }
    }

    @Test
    void gzippedFilesAreUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        Collected read = new Collected();
        read(packed.toByteArray(), read);
        assertThat(read.rows).containsEntry(2, Map.of("a", "1", "b", "2"));
    }

    @Test
    void sinkHasEnoughThenReadingEnds() throws Exception {
        Collected read = new Collected();
        read.most = 2;
        read("a\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8), read);
        assertThat(read.rows).hasSize(2);
    }

    @Test
    void whatIsNoTableIsAFaultWithTheRow() {
        for (String text : List.of("", "a,b\n1,\"2\n", "[{\"a\":1},{\"a\":", "[1]", "{\"a\":1} x")) {
            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), new Collected()))
                    .as(text)
                    .isInstanceOf(TableFault.class);
        }
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 5, 6}, new Collected()))
                .isInstanceOf(TableFault.class);
    }

    @Test
    void anyTextComesBackFromCsvAsItWas() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String letters = "ab,;\"\n 中é|\t1";
        for (int round = 0; round < 300; round++) {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder("c0,c1,c2\n");
            for (int r = 0; r < 5; r++) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < 3; c++) {
                    StringBuilder cell = new StringBuilder("x");
                    for (int i = 0; i < random.nextInt(6); i++) {
                        cell.append(letters.charAt(random.nextInt(letters.length())));
                    }
                    cells.add(cell.append('x').toString());
                }
                rows.add(cells);
                text.append(String.join(
                                ",",
                                cells.stream()
                                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                        .toList()))
                        .append(random.nextBoolean() ? "\n" : "\r\n");
            }
            Collected read = new Collected();
            read(text.toString().getBytes(StandardCharsets.UTF_8), read);
            List<List<String>> found = read.rows.values().stream()
                    .map(row -> List.of(row.get("c0"), row.get("c1"), row.get("c2")))
                    .toList();
            assertThat(found).as("seed %d", seed).isEqualTo(rows);
        }
    }

    private String read(byte[] content, TableSink sink) throws Exception {
        Path file = Files.createTempFile(folder, "t", ".tmp");
        Files.write(file, content);
        return TableFile.of(file).read(sink);
    }
}
