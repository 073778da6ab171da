package io.maotong.invoice.file;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TTFSubsetter;

/**
 * An invoice as an OFD (GB/T 33190-2016): the drawing of the PDF, the used glyphs of the font, and the XML attached under the
 * name that the bureau's files use for it. The same invoice gives the same bytes.
 */
public final class InvoiceOfd {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    /** What drawing a horizontal line of text needs. */
    private static final List<String> FONT_TABLES =
            List.of("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post", "prep", "gasp");

    static final String ATTACHMENT = "original_invoice.xml";

    private InvoiceOfd() {}

    /** @param invoice issued: it has a number and a time */
    public static byte[] of(InvoiceDocument invoice) {
        Typeface type = Typeface.shared();
        OfdSurface surface = new OfdSurface(type);
        InvoiceLayout.draw(invoice, surface, type);
        byte[] xml = InvoiceXml.of(invoice);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "OFD.xml", root(invoice));
            put(zip, "Doc_0/Document.xml", document(surface));
            put(zip, "Doc_0/PublicRes.xml", resources());
            for (int i = 0; i < surface.pages().size(); i++) {
                put(
                        zip,
                        "Doc_0/Pages/Page_" + i + "/Content.xml",
                        page(surface, surface.pages().get(i)));
            }
            put(zip, "Doc_0/Res/font.ttf", font(type, surface.used()));
            put(zip, "Doc_0/Attachs/Attachments.xml", attachments(invoice, xml.length));
            put(zip, "Doc_0/Attachs/" + ATTACHMENT, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String root(InvoiceDocument invoice) {
        String date = BusinessTime.dateOf(invoice.issuedAt()).toString();
        return HEAD + "<ofd:OFD" + SPACE + " Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>"
                + "0".repeat(32 - invoice.number().length()) + invoice.number() + "</ofd:DocID><ofd:Title>"
                + PrintedForm.title(invoice) + "</ofd:Title><ofd:CreationDate>" + date
                + "</ofd:CreationDate><ofd:CustomDatas>"
                + custom("发票号码", invoice.number())
                + custom("开票日期", PrintedForm.date(invoice))
                + custom("合计金额", PrintedForm.money(invoice.amount()))
                + custom("合计税额", PrintedForm.money(invoice.tax()))
                + custom("购买方纳税人识别号", invoice.buyer().taxNo())
                + custom("销售方纳税人识别号", invoice.seller().taxNo())
                + custom("文件性质", "渲染件")
                + "</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    }

    private static String custom(String name, String value) {
        return "<ofd:CustomData Name=\"" + name + "\">" + (value == null ? "" : OfdSurface.escaped(value))
                + "</ofd:CustomData>";
    }

    private static String document(OfdSurface surface) {
        OfdSurface.Page first = surface.pages().getFirst();
        StringBuilder text = new StringBuilder(HEAD)
                .append("<ofd:Document")
                .append(SPACE)
                .append("><ofd:CommonData><ofd:MaxUnitID>")
                // Each page's layer takes one more.
                .append(surface.lastId() + surface.pages().size())
                .append("</ofd:MaxUnitID><ofd:PageArea>")
                .append(box(first))
                .append("</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>");
        for (int i = 0; i < surface.pages().size(); i++) {
            text.append("<ofd:Page ID=\"")
                    .append(surface.pages().get(i).id())
                    .append("\" BaseLoc=\"Pages/Page_")
                    .append(i)
                    .append("/Content.xml\"/>");
        }
        return text.append("</ofd:Pages><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>")
                .toString();
    }

    private static String resources() {
        return HEAD + "<ofd:Res" + SPACE + " BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\"" + OfdSurface.FONT_ID
                + "\" FontName=\"" + Typeface.NAME + "\" FamilyName=\"" + Typeface.NAME
                + "\"><ofd:FontFile>font.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>";
    }

    private static String page(OfdSurface surface, OfdSurface.Page page) {
        return HEAD + "<ofd:Page" + SPACE + "><ofd:Area>" + box(page) + "</ofd:Area><ofd:Content><ofd:Layer ID=\""
                + surface.nextId() + "\" Type=\"Body\">\n" + page.content()
                + "</ofd:Layer></ofd:Content></ofd:Page>";
    }

    private static String box(OfdSurface.Page page) {
        return "<ofd:PhysicalBox>0 0 " + OfdSurface.number(page.width()) + " " + OfdSurface.number(page.height())
                + "</ofd:PhysicalBox>";
    }

    private static String attachments(InvoiceDocument invoice, int size) {
        return HEAD + "<ofd:Attachments" + SPACE + "><ofd:Attachment ID=\"" + invoice.number() + "\" Name=\""
                + ATTACHMENT + "\" Format=\"xml\" CreationDate=\"" + BusinessTime.dateOf(invoice.issuedAt())
                + "T00:00:00\" Size=\"" + OfdSurface.number(size / 1024.0) + "\" Visible=\"true\"><ofd:FileLoc>"
                + ATTACHMENT + "</ofd:FileLoc></ofd:Attachment></ofd:Attachments>";
    }

    private static byte[] font(Typeface type, Set<Integer> codePoints) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(type.font(), FONT_TABLES);
        codePoints.forEach(subsetter::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
