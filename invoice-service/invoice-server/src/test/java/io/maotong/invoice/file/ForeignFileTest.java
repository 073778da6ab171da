package io.maotong.invoice.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.invoice.document.InvoiceDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

class ForeignFileTest {

    private static final InvoiceDocument INVOICE = SampleInvoices.special(3);

    @Test
    void readWhenAnXmlIsAttachedThenItIsPreferredToThePage() {
        for (byte[] file : List.of(InvoicePdf.of(INVOICE), InvoiceOfd.of(INVOICE), InvoiceXml.of(INVOICE))) {
            ForeignFile.Reading reading = ForeignFile.read(file);

            assertThat(reading.unread()).isEmpty();
            assertThat(reading.invoice().number()).isEqualTo(SampleInvoices.NUMBER);
            assertThat(reading.invoice().items()).hasSize(3);
        }
    }

    @Test
    void readWhenOnlyAPageThenWhatIsCertainIsTakenAndTheRestIsNamed() throws Exception {
        for (byte[] file : List.of(withoutAttachment(InvoicePdf.of(INVOICE)), withoutXml(InvoiceOfd.of(INVOICE)))) {
            ForeignFile.Reading reading = ForeignFile.read(file);

            ReadInvoice read = reading.invoice();
            assertThat(read.number()).isEqualTo(SampleInvoices.NUMBER);
            assertThat(read.issuedOn()).hasToString("2026-11-20");
            assertThat(read.special()).isTrue();
            assertThat(read.total()).isEqualByComparingTo(INVOICE.total());
            assertThat(read.amount()).isEqualByComparingTo(INVOICE.amount());
            assertThat(read.tax()).isEqualByComparingTo(INVOICE.tax());
            assertThat(read.items()).isEmpty();
            assertThat(reading.unread()).contains("items", "remark").doesNotContain("total", "issuedOn");
        }
    }

    @Test
    void readWhenARedPageThenTheBlueNumberIsNotTakenForItsOwn() throws Exception {
        ReadInvoice read = ForeignFile.read(withoutAttachment(InvoicePdf.of(SampleInvoices.red())))
                .invoice();

        assertThat(read.number()).isEqualTo(SampleInvoices.NUMBER);
        assertThat(read.blueNumber()).isEqualTo("26327000000087654321");
        assertThat(read.red()).isTrue();
    }

    @Test
    void readWhenNoNumberCanBeReadThenRefusedWithWhatToDo() throws Exception {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertRefused(out.toByteArray(), "INVOICE-40081", "NUMBER");
        }
    }

    @Test
    void readWhenEncryptedThenRefused() throws Exception {
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(INVOICE))) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertRefused(out.toByteArray(), "INVOICE-40081", "ENCRYPTED");
        }
    }

    @Test
    void activeContentWhenAPdfWouldActByItselfThenNamed() throws Exception {
        assertThat(ActiveContent.of(InvoicePdf.of(INVOICE))).isEmpty();
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(INVOICE))) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(ActiveContent.of(out.toByteArray())).containsExactly("JavaScript");
        }
    }

    @Test
    void readWhenAnOfdHoldsSeveralInvoicesThenRefused() throws Exception {
        Map<String, byte[]> entries = entries(InvoiceOfd.of(INVOICE));
        entries.put("Doc_0/Attachs/second.xml", InvoiceXml.of(SampleInvoices.red()));

        assertRefused(zip(entries, StandardCharsets.UTF_8), "INVOICE-40083", "ONE_INVOICE");
    }

    @Test
    void readWhenNoneOfTheFormatsThenRefused() {
        assertRefused("just text".getBytes(StandardCharsets.UTF_8), "INVOICE-40086", "FORMAT");
        assertRefused(new byte[0], "INVOICE-40086", "FORMAT");
    }

    @Test
    void zipWhenAPathLeadsOutThenRefused() throws Exception {
        for (String name : List.of("../evil.xml", "/etc/passwd", "a/../../b.xml", "C:\\x.xml", "a\\b.xml")) {
            byte[] zip = zip(Map.of(name, new byte[] {1}), StandardCharsets.UTF_8);
            assertThatThrownBy(() -> SafeZip.each(zip, entry -> {}))
                    .as(name)
                    .isInstanceOfSatisfying(
                            BusinessException.class,
                            e -> assertThat(e.violations().getFirst().rule()).isEqualTo("PATH"));
        }
    }

    @Test
    void zipWhenABombThenRefusedBeforeItIsUnpacked() throws Exception {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            many.put(i + ".xml", new byte[9 * 1024 * 1024]);
        }
        assertRule(zip(Map.of("a.xml", new byte[11 * 1024 * 1024]), StandardCharsets.UTF_8), "SIZE");
        assertRule(zip(many, StandardCharsets.UTF_8), "GROWTH");
    }

    @Test
    void zipWhenTooManyEntriesThenRefused() throws Exception {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 2_001; i++) {
            many.put(i + ".xml", new byte[0]);
        }
        assertRule(zip(many, StandardCharsets.UTF_8), "ENTRIES");
    }

    @Test
    void zipWhenNamesAreInGbThenTheyAreRead() throws Exception {
        StringBuilder names = new StringBuilder();
        SafeZip.each(
                zip(Map.of("发票一.xml", new byte[] {1}), Charset.forName("GB18030")),
                entry -> names.append(entry.fileName()));
        assertThat(names).hasToString("发票一.xml");
    }

    /** Whatever is done to a file, it is read or refused with a code: nothing else comes out. */
    @Test
    void readWhenMutatedThenReadOrRefusedButNeverBroken() throws Exception {
        long seed = 20261201L;
        Random random = new Random(seed);
        List<byte[]> originals = List.of(
                InvoiceXml.of(INVOICE),
                InvoiceXml.of(SampleInvoices.red()),
                InvoicePdf.of(INVOICE),
                withoutAttachment(InvoicePdf.of(INVOICE)),
                InvoiceOfd.of(INVOICE),
                withoutXml(InvoiceOfd.of(INVOICE)));
        int refused = 0;
        int rounds = 900;
        for (int round = 0; round < rounds; round++) {
            byte[] mutated = mutated(originals.get(round % originals.size()), random);
            try {
                assertThat(ForeignFile.read(mutated).invoice().number()).isNotNull();
            } catch (BusinessException e) {
                refused++;
                assertThat(e.code().code()).startsWith("INVOICE-4");
                assertThat(e.violations()).isNotEmpty().allSatisfy(one -> {
                    assertThat(one.field()).isNotBlank();
                    assertThat(one.hint().zh()).isNotBlank();
                });
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
        assertThat(refused).as("refused of %d, seed %d", rounds, seed).isBetween(rounds / 10, rounds - 1);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] copy = original.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(20); i++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> {
                return java.util.Arrays.copyOf(copy, random.nextInt(copy.length));
            }
            case 2 -> {
                int from = random.nextInt(copy.length);
                int length = random.nextInt(Math.min(200, copy.length - from) + 1);
                byte[] cut = new byte[copy.length - length];
                System.arraycopy(copy, 0, cut, 0, from);
                System.arraycopy(copy, from + length, cut, from, copy.length - from - length);
                return cut;
            }
            case 3 -> {
                int from = random.nextInt(copy.length);
                int length = random.nextInt(Math.min(500, copy.length - from) + 1);
                byte[] doubled = new byte[copy.length + length];
                System.arraycopy(copy, 0, doubled, 0, from + length);
                System.arraycopy(copy, from, doubled, from + length, copy.length - from);
                return doubled;
            }
            default -> {
                int at = random.nextInt(copy.length);
                int to = Math.min(copy.length, at + random.nextInt(64));
                java.util.Arrays.fill(copy, at, to, (byte) random.nextInt(256));
            }
        }
        return copy;
    }

    private static void assertRule(byte[] zip, String rule) {
        assertThatThrownBy(() -> SafeZip.each(zip, entry -> {}))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.violations().getFirst().rule()).isEqualTo(rule));
    }

    private static void assertRefused(byte[] file, String code, String rule) {
        assertThatThrownBy(() -> ForeignFile.read(file)).isInstanceOfSatisfying(BusinessException.class, e -> {
            assertThat(e.code().code()).isEqualTo(code);
            assertThat(e.violations().getFirst().rule()).isEqualTo(rule);
        });
    }

    private static byte[] withoutAttachment(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().setNames(null);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] withoutXml(byte[] ofd) throws IOException {
        Map<String, byte[]> entries = entries(ofd);
        entries.keySet().removeIf(name -> name.contains("Attachs"));
        return zip(entries, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries, Charset names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
