package io.maotong.invoice.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.maotong.invoice.document.InvoiceDocument;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

class InvoiceFormTest {

    @Test
    void pdfWhenUpToEightLinesThenOnePageOfTheOfficialSize() throws Exception {
        for (int lines : new int[] {1, 8}) {
            try (PDDocument document = Loader.loadPDF(InvoicePdf.of(SampleInvoices.special(lines)))) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertSize(document.getPage(0), 210, 140);
            }
        }
    }

    @Test
    void pdfWhenMoreLinesThenThePageGrowsAndThenPagesFollow() throws Exception {
        try (PDDocument nine = Loader.loadPDF(InvoicePdf.of(SampleInvoices.special(9)));
                PDDocument sixty = Loader.loadPDF(InvoicePdf.of(SampleInvoices.special(60)))) {
            assertThat(nine.getNumberOfPages()).isEqualTo(1);
            assertSize(nine.getPage(0), 210, 144.2);
            assertThat(sixty.getNumberOfPages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(sixty);
            for (int line = 1; line <= 60; line++) {
                assertThat(text).contains("天然水晶手链" + line);
            }
            assertThat(text).contains("共2页 第2页").contains("陆仟柒佰柒拾玖圆肆角整");
        }
    }

    @Test
    void pdfWhenOpenedThenEveryWordOfTheInvoiceIsThereAndTheFontIsASubset() throws Exception {
        byte[] pdf = InvoicePdf.of(SampleInvoices.mixed());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("电子发票（普通发票）")
                    .contains(SampleInvoices.NUMBER)
                    .contains("2026年11月20日")
                    .contains("赵六（个人）")
                    .contains("免税")
                    .contains("不征税")
                    .contains("***")
                    .contains("1%")
                    .contains("玖仟零捌拾玖圆叁角玖分")
                    .contains("渲染件")
                    .contains("张三");
            for (org.apache.pdfbox.cos.COSName name :
                    document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSerifSC.*");
            }
        }
        assertThat(pdf).hasSizeLessThan(100_000);
    }

    @Test
    void pdfWhenRedThenItIsMarked() throws Exception {
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(SampleInvoices.red()))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("红字")
                    .contains("（负数）壹佰壹拾贰圆玖角玖分")
                    .contains("被红冲蓝字数电票号码：26327000000087654321");
        }
    }

    @Test
    void pdfWhenEverythingIsLongThenNothingIsLostAndNothingLeavesThePage() throws Exception {
        InvoiceDocument invoice = SampleInvoices.longest();
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(invoice))) {
            PlacedText text = new PlacedText();
            String all = text.getText(document).replaceAll("\\s", "");
            assertThat(all).contains("销方开户银行").contains("收款人：收款员甲；复核人：复核员乙");
            assertThat(text.letters).as("letters of the remark").containsAll(List.of("折", "行", "增", "高"));
            assertThat(text.maxX).isLessThan(document.getPage(0).getMediaBox().getWidth() - 10);
            assertThat(text.overlaps).as("letters upon letters").isZero();
        }
    }

    @Test
    void codeWhenScannedThenItSaysKindNumberAndTotal() throws Exception {
        try (PDDocument document = Loader.loadPDF(InvoicePdf.of(SampleInvoices.special(2)))) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 200);
            Result code = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(
                                    image.getSubimage(0, 0, image.getWidth() / 5, image.getHeight() / 4)))),
                            Map.of(DecodeHintType.TRY_HARDER, true));
            assertThat(code.getText()).matches("01,31,," + SampleInvoices.NUMBER + ",225\\.98,[0-9A-F]{4}");
            assertThat(code.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
        }
    }

    @Test
    void filesWhenWrittenAgainThenTheSameBytes() {
        assertThat(InvoicePdf.of(SampleInvoices.export())).isEqualTo(InvoicePdf.of(SampleInvoices.export()));
        assertThat(InvoiceOfd.of(SampleInvoices.export())).isEqualTo(InvoiceOfd.of(SampleInvoices.export()));
        assertThat(InvoiceXml.of(SampleInvoices.export())).isEqualTo(InvoiceXml.of(SampleInvoices.export()));
    }

    @Test
    void filesWhenManyThreadsWriteThenAllAreRight() throws Exception {
        byte[] expected = InvoicePdf.of(SampleInvoices.special(3));
        Callable<byte[]> write = () -> InvoicePdf.of(SampleInvoices.special(3));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<byte[]> one : threads.invokeAll(Collections.nCopies(24, write))) {
                assertThat(one.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void ofdWhenAnotherReaderOpensItThenTextPagesAndTheXmlAreThere() throws Exception {
        InvoiceDocument invoice = SampleInvoices.special(60);
        try (OFDReader reader = new OFDReader(new ByteArrayInputStream(InvoiceOfd.of(invoice)))) {
            assertThat(reader.getNumberOfPages()).isEqualTo(2);
            List<String> text = new ContentExtractor(reader).extractAll();
            assertThat(text).contains(SampleInvoices.NUMBER, "电子发票（增值税专用发票）", "上海浦东新区某某进出口有限公司", "陆仟柒佰柒拾玖圆肆角整");
            assertThat(text).contains("*玻璃制品*天然水晶手链60");
            byte[] xml = java.nio.file.Files.readAllBytes(reader.getAttachmentFile("original_invoice.xml"));
            assertThat(new String(xml, StandardCharsets.UTF_8))
                    .isEqualTo(new String(InvoiceXml.of(invoice), StandardCharsets.UTF_8));
        }
    }

    private static void assertSize(PDPage page, double width, double height) {
        PDRectangle box = page.getMediaBox();
        assertThat(box.getWidth() * Surface.MM_PER_POINT).isCloseTo(width, org.assertj.core.data.Offset.offset(0.1));
        assertThat(box.getHeight() * Surface.MM_PER_POINT).isCloseTo(height, org.assertj.core.data.Offset.offset(0.1));
    }
}
