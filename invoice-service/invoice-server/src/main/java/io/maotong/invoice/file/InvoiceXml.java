package io.maotong.invoice.file;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An invoice as the XML of a digital invoice, the electronic original (element names: tax.md 1.14). Two names look alike:
 * {@code TotalTax-includedAmount} is the invoice's total, {@code TotaltaxIncludedAmount} a line's.
 */
public final class InvoiceXml {

    /** How a rate is spelled; all three are met. */
    public enum RateSpelling {
        /** {@code 0.13} */
        FRACTION,
        /** {@code 0.130000} */
        SIX_DIGITS,
        /** {@code 13%} */
        PERCENT
    }

    /** @param clock whether the time of issue has a time of day or only a date */
    public record Spelling(RateSpelling rate, boolean clock) {

        public static final Spelling USUAL = new Spelling(RateSpelling.FRACTION, true);
    }

    private static final String VERSION = "0.35";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(BusinessTime.ZONE);
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;
    private final InvoiceDocument invoice;
    private final Spelling spelling;

    private InvoiceXml(XMLStreamWriter xml, InvoiceDocument invoice, Spelling spelling) {
        this.xml = xml;
        this.invoice = invoice;
        this.spelling = spelling;
    }

    /** @param invoice issued: it has a number and a time */
    public static byte[] of(InvoiceDocument invoice) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(invoice, Spelling.USUAL, out);
        return out.toByteArray();
    }

    public static void write(InvoiceDocument invoice, Spelling spelling, OutputStream out) {
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new InvoiceXml(xml, invoice, spelling).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the invoice cannot be written", e);
        }
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        element("EInvoice", () -> {
            element("Header", this::header);
            element("EInvoiceData", () -> {
                element("SellerInformation", () -> party("Seller", invoice.seller()));
                element("BuyerInformation", () -> party("Buyer", invoice.buyer()));
                element("BasicInformation", this::basics);
                for (InvoiceLine line : invoice.lines()) {
                    element("IssuItemInformation", () -> line(line));
                }
                if (invoice.isRed()) {
                    element(
                            "SpecificInformation",
                            () -> element("RedEInvoice", () -> {
                                text("OriginalInvoiceCode", invoice.blue().number());
                                text("CreditNoteNumber", invoice.blue().confirmationNo());
                            }));
                }
                element("AdditionalInformation", () -> text("Remark", invoice.remark()));
            });
            element("TaxSupervisionInfo", this::supervision);
        });
        xml.writeEndDocument();
    }

    private void header() throws XMLStreamException {
        text("EIid", invoice.number());
        text("EInvoiceTag", "SWEI" + invoice.number().substring(2, 4) + "00");
        text("Version", VERSION);
        element("InherentLabel", () -> {
            label("InIssuType", invoice.isRed() ? "N" : "Y", invoice.isRed() ? "红字发票" : "蓝字发票");
            label("EInvoiceType", "01", "数电发票");
            label(
                    "GeneralOrSpecialVAT",
                    invoice.kind().uploadCode(),
                    invoice.kind().isSpecial() ? "增值税专用发票" : "普通发票");
        });
        if (invoice.specialElement() != null || invoice.exportPolicy() != null || invoice.differential() != null) {
            element("UndefinedLabel", () -> {
                undefined("tdys", invoice.specialElement(), PrintedForm.special(invoice));
                undefined("ckywsyzcDm", invoice.exportPolicy(), "出口业务适用政策");
                undefined("cezslxDm", invoice.differential(), "差额征税类型");
            });
        }
    }

    private void label(String element, String code, String name) throws XMLStreamException {
        element(element, () -> {
            text("LabelCode", code);
            text("LabelName", name);
        });
    }

    private void undefined(String type, String code, String name) throws XMLStreamException {
        if (code != null) {
            element("Label", () -> {
                text("LabelType", type);
                text("LabelCode", code);
                text("LabelName", name);
            });
        }
    }

    private void party(String side, Party party) throws XMLStreamException {
        text(side + "IdNum", party.taxNo());
        text(side + "Name", PrintedForm.name(party));
        text(side + "Addr", party.address());
        text(side + "TelNum", party.telephone());
        text(side + "BankName", party.bank());
        text(side + "BankAccNum", party.account());
    }

    private void basics() throws XMLStreamException {
        text("TotalAmWithoutTax", PrintedForm.money(invoice.amount()));
        text("TotalTaxAm", PrintedForm.money(invoice.tax()));
        text("TotalTax-includedAmount", PrintedForm.money(invoice.total()));
        text("TotalTax-includedAmountInChinese", ChineseAmount.of(invoice.total()));
        text("Drawer", invoice.drawer());
        text("RequestTime", time());
    }

    private void line(InvoiceLine line) throws XMLStreamException {
        text("ItemName", line.printedName());
        text("SpecMod", line.spec());
        text("MeaUnits", line.unit());
        text("Quantity", line.quantity() == null ? null : PrintedForm.number(line.quantity()));
        text("UnPrice", line.unitPrice() == null ? null : PrintedForm.number(line.unitPrice()));
        text("Amount", PrintedForm.money(line.amount()));
        text("TaxRate", rate(line));
        text("ComTaxAm", PrintedForm.money(line.tax()));
        text("TotaltaxIncludedAmount", PrintedForm.money(line.amountWithTax()));
        text("TaxClassificationCode", line.taxClassCode());
    }

    private String rate(InvoiceLine line) {
        if (line.isExempt() || line.isNotTaxable()) {
            return PrintedForm.rate(line);
        }
        BigDecimal rate = line.rate();
        return switch (spelling.rate()) {
            case FRACTION -> PrintedForm.number(rate);
            case SIX_DIGITS -> rate.setScale(6).toPlainString();
            case PERCENT -> PrintedForm.percent(rate);
        };
    }

    private void supervision() throws XMLStreamException {
        text("InvoiceNumber", invoice.number());
        text("IssueTime", time());
        TaxBureau bureau = TaxBureau.of(invoice.number()).orElse(null);
        text("TaxBureauCode", bureau == null ? null : bureau.code());
        text("TaxBureauName", bureau == null ? null : bureau.name());
    }

    private String time() {
        String time = TIME.format(invoice.issuedAt());
        return spelling.clock() ? time : time.substring(0, 10);
    }

    private void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    /** Nothing at all for what is not given. */
    private void text(String name, String text) throws XMLStreamException {
        if (text == null || text.isEmpty()) {
            return;
        }
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no place for controls, not even as references. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(point -> point == '\t' || point == '\n' || point == '\r' || point >= ' ')
                .filter(point -> (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
