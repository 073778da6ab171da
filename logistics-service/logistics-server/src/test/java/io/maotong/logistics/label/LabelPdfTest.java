package io.maotong.logistics.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Parcel;
import io.maotong.logistics.shipment.Shipments;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPdfTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"1Z5R89390357567127", "986578788855", "3318810025", "SF1900000000123", "1ZMT20266600000011"})
    void renderedLabelIsReadByAnIndependentDecoder(String number) throws Exception {
        byte[] pdf = LabelPdf.of(List.of(label(number, 1, "云南省昆明市盘龙区人民东路1号")));
        assertThat(decode(render(pdf, 0, 203))).isEqualTo(number);
        assertThat(decode(render(pdf, 0, 300))).isEqualTo(number);
    }

    @Test
    void pageIsExactly100By150Millimetres() throws Exception {
        try (PDDocument document = Loader.loadPDF(LabelPdf.of(List.of(label("3318810025", 1, "x"))))) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(283.46f, within());
            assertThat(document.getPage(0).getMediaBox().getHeight()).isCloseTo(425.20f, within());
        }
    }

    @Test
    void chineseIsEmbeddedAndCanBeReadBack() throws Exception {
        byte[] pdf = LabelPdf.of(List.of(label("3318810025", 1, "江苏省连云港市东海县牛山街道水晶路88号")));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("江苏省连云港市东海县牛山街道水晶路88号").contains("东海县晶莹水晶工艺品有限公司");
            List<PDFont> fonts = new ArrayList<>();
            for (var name : document.getPage(0).getResources().getFontNames()) {
                fonts.add(document.getPage(0).getResources().getFont(name));
            }
            assertThat(fonts)
                    .hasSize(2)
                    .allSatisfy(font -> assertThat(font.isEmbedded()).isTrue());
        }
        assertThat(pdf.length).isLessThan(300_000);
    }

    @Test
    void everyPieceHasItsPageAndBatchesAreMerged() throws Exception {
        byte[] pdf = LabelPdf.of(List.of(label("3318810025", 3, "x"), label("986578788855", 1, "y")));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
        }
        assertThat(decode(render(pdf, 2, 203))).isEqualTo("3318810025");
        assertThat(decode(render(pdf, 3, 203))).isEqualTo("986578788855");
    }

    @Test
    void anyAddressStaysInsideItsBox() throws Exception {
        Random random = new Random(3);
        try (PDDocument document = new PDDocument();
                Typeface type = new Typeface(document)) {
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder();
                int length = 1 + random.nextInt(200);
                for (int c = 0; c < length; c++) {
                    text.appendCodePoint(
                            switch (random.nextInt(6)) {
                                case 0, 1 -> 0x4E00 + random.nextInt(0x2000);
                                case 2 -> ' ';
                                case 3 -> 0x1F600 + random.nextInt(20);
                                default -> 'A' + random.nextInt(50);
                            });
                }
                TextBox box = TextBox.fit(type, text.toString(), 200, 3, 11, 7);
                assertThat(box.lines()).hasSizeBetween(1, 3);
                assertThat(box.lines())
                        .allSatisfy(
                                line -> assertThat(type.width(line, box.size())).isLessThanOrEqualTo(200));
            }
        }
    }

    @Test
    void symbolsOfKnownTextsAreRight() {
        // Start C, 12, 34, check (105 + 12 + 2*34) mod 103 = 82, stop.
        assertThat(Code128.symbols("1234")).containsExactly(105, 12, 34, 82, 106);
        assertThat(Code128.symbols("AB")).containsExactly(104, 33, 34, (104 + 33 + 68) % 103, 106);
        assertThat(Code128.symbols("A123456"))
                .containsExactly(104, 33, 99, 12, 34, 56, check(104, 33, 99, 12, 34, 56), 106);
        assertThat(Code128.modules("1234")).hasSize(4 * 6 + 7);
    }

    @Test
    void pairsNeverMakeTheSymbolLonger() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(24);
            for (int c = 0; c < length; c++) {
                text.append(
                        random.nextInt(10) < 7 ? (char) ('0' + random.nextInt(10)) : (char) ('A' + random.nextInt(26)));
            }
            assertThat(Code128.symbols(text.toString())).hasSizeLessThanOrEqualTo(text.length() + 3);
        }
    }

    @Test
    void otherThanPrintableAsciiIsRefused() {
        assertThatThrownBy(() -> Code128.symbols("水晶")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Code128.symbols("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static int check(Integer... symbols) {
        return Code128.check(List.of(symbols));
    }

    private static Offset<Float> within() {
        return Offset.offset(0.01f);
    }

    static BufferedImage render(byte[] pdf, int page, int dpi) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, dpi);
            Path folder = Files.createDirectories(Path.of("target/labels"));
            ImageIO.write(
                    image,
                    "png",
                    folder.resolve("label-" + page + "-" + dpi + ".png").toFile());
            return image;
        }
    }

    static String decode(BufferedImage image) throws Exception {
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))),
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(BarcodeFormat.CODE_128),
                                DecodeHintType.TRY_HARDER,
                                Boolean.TRUE))
                .getText();
    }

    private static Label label(String number, int pieces, String street) {
        List<Parcel.Piece> list = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            list.add(new Parcel.Piece(new BigDecimal("0.620"), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN));
        }
        return new Label(
                new Shipments.Printable(
                        1,
                        "JMT20261120-DEMO-0001",
                        CarrierCode.DHL,
                        "EXPRESS WORLDWIDE",
                        number,
                        "MTABCDEFG",
                        new BigDecimal("0.62"),
                        pieces,
                        2,
                        Instant.parse("2026-11-22T01:00:00Z")),
                new Parcel(
                        new Parcel.Address(
                                "张晶", "东海县晶莹水晶工艺品有限公司", "江苏省连云港市东海县西双湖路1号", "连云港", "", "", "CN", "13800000000"),
                        new Parcel.Address(
                                "Tan Wei Ling 陈慧玲", null, street, "Singapore", "", "238832", "SG", "+65 6123 4501"),
                        list,
                        Money.of("57.00", "USD"),
                        List.of(
                                new Parcel.Goods(
                                        "Glass bead bracelet",
                                        "7018100000",
                                        new BigDecimal("2"),
                                        Money.of("37.00", "USD"),
                                        new BigDecimal("0.06")),
                                new Parcel.Goods(
                                        "K9 glass swan figurine",
                                        "7013990000",
                                        BigDecimal.ONE,
                                        Money.of("20.00", "USD"),
                                        new BigDecimal("0.49")))));
    }
}
