package io.maotong.logistics.label;

import io.maotong.core.time.BusinessTime;
import io.maotong.logistics.carrier.Parcel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws labels of 100 × 150 mm, a page for each piece. */
final class LabelPdf {

    static final float MM = 72f / 25.4f;
    static final float WIDTH = 100 * MM;
    static final float HEIGHT = 150 * MM;

    private static final float MARGIN = 4 * MM;
    private static final float INNER = WIDTH - 2 * MARGIN;
    private static final float BAR_HEIGHT = 30 * MM;
    private static final int QUIET_MODULES = 10;
    // Dots of a 203 dpi printer: bars of whole dots print sharp.
    private static final float DOT = 72f / 203f;
    private static final int MOST_DOTS = 3;
    private static final int SHOWN_GOODS = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private LabelPdf() {}

    static byte[] of(List<Label> labels) {
        try (PDDocument document = new PDDocument();
                Typeface type = new Typeface(document)) {
            for (Label label : labels) {
                int pieces = label.parcel().pieces().size();
                for (int piece = 1; piece <= pieces; piece++) {
                    PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
                    document.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        new Drawing(content, type).draw(label, piece, pieces);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page, drawn from the top down. */
    private static final class Drawing {

        private final PDPageContentStream content;
        private final Typeface type;
        private float y = HEIGHT - MARGIN;

        Drawing(PDPageContentStream content, Typeface type) {
            this.content = content;
            this.type = type;
        }

        void draw(Label label, int piece, int pieces) throws IOException {
            header(label, piece, pieces);
            rule();
            from(label.parcel().from());
            rule();
            to(label.parcel().to());
            rule();
            figures(label, piece, pieces);
            rule();
            customs(label.parcel());
            barcode(label.shipment().trackingNo());
        }

        private void header(Label label, int piece, int pieces) throws IOException {
            String service = label.shipment().serviceName() == null
                    ? ""
                    : label.shipment().serviceName();
            text(label.shipment().carrier().name(), MARGIN, y - 16, 18);
            TextBox box = TextBox.fit(type, service, INNER * 0.55f, 1, 10, 6);
            text(box.lines().getFirst(), MARGIN + INNER * 0.28f, y - 14, box.size());
            right(piece + "/" + pieces, y - 16, 16);
            y -= 23;
        }

        private void from(Parcel.Address from) throws IOException {
            String sender = joined(from.company(), from.name(), from.phone());
            lines("FROM 寄件  " + sender, 2, 9, 6);
            lines("RETURN TO 退回  " + joined(from.street(), from.city(), from.country()), 2, 9, 6);
        }

        private void to(Parcel.Address to) throws IOException {
            lines("TO 收件  " + joined(to.name(), to.phone()), 1, 13, 7);
            lines(joined(to.street()), 3, 15, 8);
            lines(joined(to.postcode(), to.city(), to.province()), 1, 15, 8);
            text(to.country(), MARGIN, y - 26, 28);
            y -= 31;
        }

        private void figures(Label label, int piece, int pieces) throws IOException {
            BigDecimal weight = label.parcel().pieces().get(piece - 1).weight();
            lines(
                    "Weight 重量 %s kg   Pieces 件数 %d/%d   Terms DAP (DDU)"
                            .formatted(weight.stripTrailingZeros().toPlainString(), piece, pieces),
                    1,
                    9.5f,
                    6);
            lines(
                    "Order 订单 %s   Ref %s"
                            .formatted(
                                    label.shipment().orderNo(), label.shipment().reference()),
                    1,
                    9.5f,
                    5);
            lines(
                    "Printed 打印 %s   No. %d"
                            .formatted(
                                    TIME.format(LocalDateTime.ofInstant(
                                            label.shipment().printedAt(), BusinessTime.ZONE)),
                                    label.shipment().printNo()),
                    1,
                    9.5f,
                    6);
        }

        private void customs(Parcel parcel) throws IOException {
            lines("CUSTOMS DECLARATION (CN 22)   Commercial sale   Origin CN", 1, 8.5f, 6);
            List<Parcel.Goods> goods = parcel.goods();
            for (Parcel.Goods line : goods.subList(0, Math.min(SHOWN_GOODS, goods.size()))) {
                lines(
                        "%s × %s  HS %s  %s  %s kg"
                                .formatted(
                                        line.quantity().toPlainString(),
                                        line.nameEn(),
                                        line.commodityCode(),
                                        line.value(),
                                        line.weight().stripTrailingZeros().toPlainString()),
                        1,
                        8.5f,
                        5);
            }
            String more = goods.size() > SHOWN_GOODS ? "+%d more   ".formatted(goods.size() - SHOWN_GOODS) : "";
            lines(
                    more
                            + "Total value %s   Total weight %s kg"
                                    .formatted(
                                            parcel.value(),
                                            parcel.weight().stripTrailingZeros().toPlainString()),
                    1,
                    8.5f,
                    6);
        }

        private void barcode(String number) throws IOException {
            int[] widths = Code128.modules(number);
            int modules = 2 * QUIET_MODULES;
            for (int width : widths) {
                modules += width;
            }
            float module = DOT * MOST_DOTS;
            for (int dots = MOST_DOTS; dots > 1 && module * modules > WIDTH; dots--) {
                module = DOT * (dots - 1);
            }
            float x = Math.round((WIDTH - module * modules) / 2 / DOT) * DOT + QUIET_MODULES * module;
            float bottom = MARGIN + 14;
            boolean bar = true;
            for (int width : widths) {
                if (bar) {
                    content.addRect(x, bottom, width * module, BAR_HEIGHT);
                }
                x += width * module;
                bar = !bar;
            }
            content.fill();
            float size = 11;
            text(number, (WIDTH - type.width(number, size)) / 2, MARGIN + 2, size);
        }

        private void lines(String text, int most, float largest, float smallest) throws IOException {
            TextBox box = TextBox.fit(type, text, INNER, most, largest, smallest);
            for (String line : box.lines()) {
                y -= box.size() * 1.2f;
                text(line, MARGIN, y, box.size());
            }
        }

        private void text(String text, float x, float baseline, float size) throws IOException {
            if (text.isEmpty()) {
                return;
            }
            content.beginText();
            content.newLineAtOffset(x, baseline);
            for (Typeface.Run run : type.runs(text)) {
                content.setFont(run.font(), size);
                content.showText(run.text());
            }
            content.endText();
        }

        private void right(String text, float baseline, float size) throws IOException {
            text(text, WIDTH - MARGIN - type.width(text, size), baseline, size);
        }

        private void rule() throws IOException {
            y -= 3;
            content.setLineWidth(0.5f);
            content.moveTo(MARGIN, y);
            content.lineTo(WIDTH - MARGIN, y);
            content.stroke();
        }
    }

    private static String joined(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                text.append(text.isEmpty() ? "" : "  ").append(part.strip());
            }
        }
        return text.toString();
    }
}
