package io.maotong.invoice.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.Party;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceXmlTest {

    private static final List<InvoiceDocument> KINDS = List.of(
            SampleInvoices.special(3),
            SampleInvoices.red(),
            SampleInvoices.export(),
            SampleInvoices.discounted(),
            SampleInvoices.agricultural(),
            SampleInvoices.mixed(),
            SampleInvoices.longest());

    @Test
    void readWhenWeWroteItThenEveryFieldComesBackInEverySpelling() {
        for (InvoiceDocument invoice : KINDS) {
            for (InvoiceXml.RateSpelling rate : InvoiceXml.RateSpelling.values()) {
                for (boolean clock : new boolean[] {true, false}) {
                    InvoiceXml.Spelling spelling = new InvoiceXml.Spelling(rate, clock);
                    assertSame(InvoiceXmlReader.read(write(invoice, spelling)), invoice, clock);
                }
            }
        }
    }

    @Test
    void writeWhenRedThenItNamesTheBlueOneByTheNamesOfTheFormat() {
        String xml = new String(InvoiceXml.of(SampleInvoices.red()), StandardCharsets.UTF_8);

        assertThat(xml)
                .contains("<RedEInvoice><OriginalInvoiceCode>26327000000087654321</OriginalInvoiceCode>")
                .contains("<CreditNoteNumber>32070026112001570800</CreditNoteNumber>")
                .contains("<TotalTax-includedAmount>-112.99</TotalTax-includedAmount>")
                .contains("<TotaltaxIncludedAmount>-112.99</TotaltaxIncludedAmount>")
                .contains("<EInvoiceTag>SWEI3200</EInvoiceTag>")
                .contains("<InIssuType><LabelCode>N</LabelCode>")
                .contains("<TaxBureauCode>13200000000</TaxBureauCode>")
                .contains("<TotalTax-includedAmountInChinese>（负数）壹佰壹拾贰圆玖角玖分</");
    }

    @Test
    void readWhenSeveralInvoicesThenRefusedAndNotTheFirstOneTaken() {
        String one = body(InvoiceXml.of(SampleInvoices.special(1)));
        String other = body(InvoiceXml.of(SampleInvoices.numbered(SampleInvoices.special(1), "26327000000000000002")));

        assertRefused("<All>" + one + other + "</All>", "INVOICE-40083", "ONE_INVOICE");
    }

    @Test
    void readWhenADocumentTypeThenRefused() {
        String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + body(InvoiceXml.of(SampleInvoices.special(1))).replace("张三", "&x;");

        assertRefused(xml, "INVOICE-40082", "NO_DTD");
    }

    @Test
    void readWhenEntitiesExplodeThenRefused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }

        assertRefused(bomb + "]><a>&a29;</a>", "INVOICE-40082", "NO_DTD");
    }

    @Test
    void readWhenTooManyElementsOrTooDeepThenRefused() {
        assertRefused("<a>" + "<b/>".repeat(50_001) + "</a>", "INVOICE-41381", "ELEMENTS");
        assertRefused("<b>".repeat(100) + "</b>".repeat(100), "INVOICE-41381", "DEPTH");
        assertThatThrownBy(() -> InvoiceXmlReader.read(new byte[10 * 1024 * 1024 + 1]))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.violations().getFirst().rule()).isEqualTo("SIZE"));
    }

    @Test
    void readWhenASignatureHoldsLookAlikesThenTheyAreNotTaken() {
        String xml = body(InvoiceXml.of(SampleInvoices.special(1)))
                .replace(
                        "</EInvoice>",
                        "<Signature><Object><InvoiceNumber>99999999999999999999</InvoiceNumber>"
                                + "<Drawer>别人</Drawer></Object></Signature></EInvoice>");

        ReadInvoice read = InvoiceXmlReader.read(xml.getBytes(StandardCharsets.UTF_8));

        assertThat(read.number()).isEqualTo(SampleInvoices.NUMBER);
        assertThat(read.drawer()).isEqualTo("张三");
    }

    @Test
    void readWhenFieldsAreMissingOrWrongThenAllAreSaidAtOnce() {
        String xml = body(InvoiceXml.of(SampleInvoices.special(1)))
                .replace("<TotalTaxAm>13.00</TotalTaxAm>", "")
                .replace("<TotalAmWithoutTax>99.99", "<TotalAmWithoutTax>约一百")
                .replace("<TaxRate>0.13", "<TaxRate>13")
                .replaceAll("<BuyerName>[^<]*</BuyerName>", "");

        assertThatThrownBy(() -> InvoiceXmlReader.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BusinessException.class, e -> {
                    assertThat(e.violations())
                            .extracting(Violation::field)
                            .containsExactlyInAnyOrder(
                                    "TotalTaxAm", "TotalAmWithoutTax", "IssuItemInformation[0].TaxRate", "BuyerName");
                    assertThat(e.violations())
                            .allSatisfy(one -> assertThat(one.hint().en()).isNotBlank());
                });
    }

    @Test
    void readWhenAPriceHasNoQuantityThenTheLineIsTakenAsItIs() {
        String xml = body(InvoiceXml.of(SampleInvoices.special(1))).replace("<Quantity>3</Quantity>", "");

        ReadInvoice.Item item = InvoiceXmlReader.read(xml.getBytes(StandardCharsets.UTF_8))
                .items()
                .getFirst();

        assertThat(item.quantity()).isNull();
        assertThat(item.unitPrice()).isEqualByComparingTo("33.33");
    }

    @Test
    void readWhenInAnotherEncodingThenReadAllTheSame() {
        String xml = body(InvoiceXml.of(SampleInvoices.special(1)));
        byte[] gb = ("<?xml version=\"1.0\" encoding=\"GB18030\"?>" + xml)
                .getBytes(java.nio.charset.Charset.forName("GB18030"));

        assertThat(InvoiceXmlReader.read(gb).seller().name()).isEqualTo("东海县晶都国际贸易有限公司");
    }

    private static void assertSame(ReadInvoice read, InvoiceDocument invoice, boolean clock) {
        assertThat(read.number()).isEqualTo(invoice.number());
        assertThat(read.special()).isEqualTo(invoice.kind().isSpecial());
        assertThat(read.red()).isEqualTo(invoice.isRed());
        assertThat(read.issuedOn()).isEqualTo(BusinessTime.dateOf(invoice.issuedAt()));
        assertThat(read.issuedAt() != null).isEqualTo(clock);
        assertSide(read.seller(), invoice.seller());
        assertSide(read.buyer(), invoice.buyer());
        assertThat(read.amount()).isEqualByComparingTo(invoice.amount());
        assertThat(read.tax()).isEqualByComparingTo(invoice.tax());
        assertThat(read.total()).isEqualByComparingTo(invoice.total());
        assertThat(ChineseAmount.same(read.totalInChinese(), ChineseAmount.of(invoice.total())))
                .isTrue();
        assertThat(read.drawer()).isEqualTo(invoice.drawer());
        assertThat(read.remark()).isEqualTo(invoice.remark());
        assertThat(read.blueNumber())
                .isEqualTo(invoice.blue() == null ? null : invoice.blue().number());
        assertThat(read.items()).hasSameSizeAs(invoice.lines());
        for (int i = 0; i < read.items().size(); i++) {
            ReadInvoice.Item item = read.items().get(i);
            InvoiceLine line = invoice.lines().get(i);
            assertThat(item.name()).isEqualTo(line.printedName());
            assertThat(item.spec()).isEqualTo(line.spec());
            assertThat(item.unit()).isEqualTo(line.unit());
            assertThat(item.quantity())
                    .usingComparator(InvoiceXmlTest::compared)
                    .isEqualTo(line.quantity());
            assertThat(item.unitPrice())
                    .usingComparator(InvoiceXmlTest::compared)
                    .isEqualTo(line.unitPrice());
            assertThat(item.amount()).isEqualByComparingTo(line.amount());
            assertThat(item.tax()).isEqualByComparingTo(line.tax());
            assertThat(item.total()).isEqualByComparingTo(line.amountWithTax());
            assertThat(item.taxClassCode()).isEqualTo(line.taxClassCode());
            if (line.isExempt() || line.isNotTaxable()) {
                assertThat(item.rate()).isNull();
                assertThat(item.rateText()).isEqualTo(line.isExempt() ? "免税" : "不征税");
            } else {
                assertThat(item.rate()).isEqualByComparingTo(line.rate());
            }
        }
    }

    private static int compared(java.math.BigDecimal one, java.math.BigDecimal other) {
        return one == null || other == null ? (one == other ? 0 : 1) : one.compareTo(other);
    }

    private static void assertSide(ReadInvoice.Side side, Party party) {
        assertThat(side.taxNo()).isEqualTo(party.taxNo());
        assertThat(side.name()).isEqualTo(party.naturalPerson() ? party.name() + "（个人）" : party.name());
        assertThat(side.address()).isEqualTo(party.address());
        assertThat(side.telephone()).isEqualTo(party.telephone());
        assertThat(side.bank()).isEqualTo(party.bank());
        assertThat(side.account()).isEqualTo(party.account());
    }

    private static byte[] write(InvoiceDocument invoice, InvoiceXml.Spelling spelling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InvoiceXml.write(invoice, spelling, out);
        return out.toByteArray();
    }

    private static String body(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        return text.substring(text.indexOf("<EInvoice>"));
    }

    private static void assertRefused(String xml, String code, String rule) {
        assertThatThrownBy(() -> InvoiceXmlReader.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BusinessException.class, e -> {
                    assertThat(e.code().code()).isEqualTo(code);
                    assertThat(e.violations())
                            .singleElement()
                            .satisfies(one -> assertThat(one.rule()).isEqualTo(rule));
                });
    }
}
