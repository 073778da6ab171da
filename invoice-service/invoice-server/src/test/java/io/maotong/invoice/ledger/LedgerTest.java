package io.maotong.invoice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.Documents;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class LedgerTest {

    private static final String LEDGERS = "/api/merchant/invoice-ledgers";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    JdbcClient jdbc;

    private final LocalDate today = BusinessTime.today(Clock.systemUTC());

    @Test
    void issuedInvoicesStandInTheLedgerWithTheirNumbersAsText() {
        Merchant merchant = fixture.merchant();
        String number = issued(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));
        MerchantScope.run(
                merchant.id(),
                () -> desk.draft(new NewInvoice(
                        "A2", Origin.MANUAL, null, null, Documents.special(merchant.taxNo(), merchant.name()))));

        String csv = text(fixture.bytes(merchant, LEDGERS + "/download?format=CSV" + range()));
        assertThat(csv.lines().findFirst().orElseThrow()).contains("序号,数电发票号码,销方识别号");
        assertThat(csv)
                .contains("\"\t" + number + "\"")
                .contains("99.99,13.00,112.99")
                .contains("筛选条件");
        assertThat(csv.lines().filter(line -> line.contains("91512081MA62K0260E")))
                .hasSize(1);
        assertThat(csv).contains("行数,1");
    }

    @Test
    void lineLedgerHasOneRowForEachLine() {
        Merchant merchant = fixture.merchant();
        issued(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));
        String csv = text(fixture.bytes(merchant, LEDGERS + "/download?kind=LINES&format=CSV" + range()));
        assertThat(csv).contains("*工艺品*水晶手链").contains("3,33.33,99.99,13%,13.00,112.99");
        assertThat(fixture.bytes(merchant, LEDGERS + "/download?kind=LINES" + range()))
                .startsWith('P', 'K');
    }

    @Test
    void namesOfNaturalPersonsAreMaskedUnlessAskedForByWhoMay() {
        Merchant merchant = fixture.merchant();
        InvoiceDocument special = Documents.special(merchant.taxNo(), merchant.name());
        issued(
                merchant,
                "A1",
                Documents.of(
                        InvoiceKind.DIGITAL_NORMAL,
                        special.seller(),
                        new Party(null, "欧阳小明", null, null, null, null, true),
                        null,
                        Documents.line(1, null, "99.99", "13.00", new BigDecimal("3"), new BigDecimal("33.33"))));
        assertThat(text(fixture.bytes(merchant, LEDGERS + "/download?format=CSV" + range())))
                .contains("欧**")
                .doesNotContain("欧阳小明");
        assertThat(text(fixture.bytes(merchant, LEDGERS + "/download?plain=true&format=CSV" + range())))
                .contains("欧阳小明");
        JsonNode log = fixture.get(merchant, LEDGERS).get("items");
        assertThat(log).hasSize(2);
        assertThat(log.get(0).get("masked").asBoolean()).isFalse();
        assertThat(log.get(0).get("createdBy").asString()).isEqualTo("member-of-" + merchant.id());
        Reply refused = fixture.post(
                fixture.reader(merchant),
                LEDGERS,
                "{\"from\":\"" + today + "\",\"to\":\"" + today + "\",\"plain\":true}");
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void largeLedgerIsMadeInTheBackground() {
        Merchant merchant = fixture.merchant();
        issued(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));
        multiply(merchant, 5_001);
        Reply direct = fixture.look(merchant, LEDGERS + "/download?format=CSV" + range());
        assertThat(direct.status()).isEqualTo(422);
        assertThat(direct.body().get("code").asString()).isEqualTo("INVOICE-42235");

        String id = fixture.post(
                        merchant, LEDGERS, "{\"format\":\"CSV\",\"from\":\"" + today + "\",\"to\":\"" + today + "\"}")
                .body()
                .get("ledgerId")
                .asString();
        InvoiceFixture.await(() -> fixture.get(merchant, LEDGERS + "/" + id)
                .get("status")
                .asString()
                .equals("DONE"));
        JsonNode done = fixture.get(merchant, LEDGERS + "/" + id);
        assertThat(done.get("writtenRows").asInt()).isEqualTo(5_002);
        assertThat(done.get("filters").asString()).contains(today.toString());
        String csv = text(fixture.bytes(merchant, LEDGERS + "/" + id + "/file"));
        assertThat(csv.lines().filter(line -> line.contains("91512081MA62K0260E")))
                .hasSize(5_002);
        assertThat(csv).contains("5002,");
    }

    private void multiply(Merchant merchant, int copies) {
        jdbc.sql("""
                        INSERT INTO invoice_header (id, merchant_id, version, kind, status, upload_state, serial_no, attempt,
                          number, seller_tax_no, seller_name, region_code, buyer_name, buyer_tax_no, amount, tax, total,
                          order_nos, issued_at, undecided, created_by, created_at, updated_at, issuer_tax_no, origin)
                        WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 99),
                          n (i) AS (SELECT a.i * 100 + b.i + 1 FROM d a JOIN d b WHERE a.i * 100 + b.i < ?)
                        SELECT h.id + n.i, h.merchant_id, 1, h.kind, h.status, 'ACCEPTED', CONCAT('C', n.i), 1,
                          CONCAT('99', LPAD(h.merchant_id, 8, '0'), LPAD(n.i, 10, '0')), h.seller_tax_no, h.seller_name,
                          h.region_code, h.buyer_name, h.buyer_tax_no, h.amount, h.tax, h.total, h.order_nos, h.issued_at,
                          0, h.created_by, h.created_at, h.updated_at, h.issuer_tax_no, h.origin
                        FROM invoice_header h JOIN n WHERE h.merchant_id = ? AND h.serial_no = 'A1'
                        """).params(copies, merchant.id()).update();
    }

    private String issued(Merchant merchant, String serial, InvoiceDocument document) {
        long id = MerchantScope.call(
                merchant.id(),
                () -> desk.submit(
                                desk.draft(new NewInvoice(serial, Origin.MANUAL, null, null, document))
                                        .id(),
                                "somebody")
                        .id());
        InvoiceFixture.await(() -> MerchantScope.call(
                merchant.id(), () -> desk.find(id).orElseThrow().status() == InvoiceStatus.ISSUED));
        return MerchantScope.call(
                merchant.id(), () -> desk.find(id).orElseThrow().document().number());
    }

    private String range() {
        return "&from=" + today.minusDays(1) + "&to=" + today;
    }

    private static String text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8);
    }
}
