package io.maotong.invoice.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.ReceivedRecords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Titles that the bureau has on our invoices become proposals, and nothing that is kept is changed by them. */
@InvoiceTest
class TitleCandidatesTest {

    private static final String TITLES = "/api/merchant/titles";
    private static final String CANDIDATES = TITLES + ":candidates";
    private static final String VALID = "91512081MA62K0260E";
    private static final String SUSPECT = "91350211M0000XUF46";
    private static final String PERSON = "11010519491231002X";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    ReceivedRecords records;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    private Merchant merchant;

    @Test
    void invoicesIssuedElsewhereThenTheirTitlesAreProposedWithWhatIsKnownOfTheirNumbers() {
        merchant = fixture.merchant();
        collected(
                sold(1, "2026-11-05", VALID, "四川某贸易有限公司"),
                sold(2, "2026-11-01", VALID, "四川某贸易有限公司 "),
                sold(3, "2026-11-02", SUSPECT, "老企业"),
                sold(4, "2026-11-02", "12", "写错的"),
                sold(5, "2026-11-02", "", "过路人"));

        JsonNode found = fixture.get(merchant, CANDIDATES + "?sort=id,asc");
        assertThat(found.get("items")
                        .valueStream()
                        .map(one -> one.get("name").asString() + " "
                                + one.get("taxCheck").asString() + " "
                                + one.get("relation").asString()))
                .containsExactlyInAnyOrder("四川某贸易有限公司 VALID NEW", "老企业 CHECKSUM_SUSPECT NEW", "写错的 FORMAT_ERROR NEW");
        JsonNode twice = one(VALID);
        assertThat(twice.get("invoices").asInt()).isEqualTo(2);
        assertThat(twice.get("firstInvoice").asString()).isEqualTo(InvoiceFixture.number(merchant, 2));
        assertThat(twice.get("lastInvoice").asString()).isEqualTo(InvoiceFixture.number(merchant, 1));
        assertThat(twice.get("source").asString()).isEqualTo("TAX_SYNC");
        assertThat(fixture.get(merchant, TITLES).get("total").asInt()).isZero();
    }

    @Test
    void sameInvoicesByAnotherWayThenCountedOnce() {
        merchant = fixture.merchant();
        collected(sold(1, "2026-11-05", VALID, "四川某贸易有限公司"));
        collected(sold(1, "2026-11-05", VALID, "四川某贸易有限公司"), sold(2, "2026-11-06", VALID, "四川某贸易有限公司"));

        assertThat(one(VALID).get("invoices").asInt()).isEqualTo(2);
    }

    @Test
    void acceptThenATitleWithItsSourceAndHistoryByTheRulesOfEveryTitle() {
        merchant = fixture.merchant();
        collected(
                sold(1, "2026-11-05", VALID, "四川某贸易有限公司"),
                sold(2, "2026-11-02", SUSPECT, "老企业"),
                sold(3, "2026-11-02", "12", "写错的"));

        Reply accepted =
                fixture.post(merchant, path(one(VALID)) + ":accept", "{\"type\":\"ENTERPRISE\",\"customerId\":\"C9\"}");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.body().get("state").asString()).isEqualTo("ACCEPTED");
        JsonNode title = fixture.get(
                merchant, TITLES + "/" + accepted.body().get("titleId").asString());
        assertThat(title.get("title").get("source").asString()).isEqualTo("TAX_SYNC");
        assertThat(title.get("title").get("customerId").asString()).isEqualTo("C9");
        assertThat(title.get("history").get(0).get("reason").asString()).contains(InvoiceFixture.number(merchant, 1));

        String suspect = path(one(SUSPECT)) + ":accept";
        assertThat(fixture.post(merchant, suspect, "{\"type\":\"ENTERPRISE\"}").status())
                .isEqualTo(400);
        String reason = "{\"type\":\"ENTERPRISE\",\"overrideReason\":\"已核对营业执照\"}";
        Merchant clerk = InvoiceFixture.colleague(merchant, "clerk-2", "invoice:issue", "invoice:read");
        assertThat(fixture.post(clerk, suspect, reason).status()).isEqualTo(403);
        assertThat(fixture.post(merchant, suspect, reason).status()).isEqualTo(200);
        assertThat(fixture.post(merchant, suspect, reason).status())
                .as("decided once")
                .isEqualTo(409);
        String wrong = "{\"type\":\"ENTERPRISE\",\"overrideReason\":\"不管\"}";
        assertThat(fixture.post(merchant, path(one("12")) + ":accept", wrong)
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40001");
        assertThat(fixture.get(merchant, CANDIDATES).get("total").asInt()).isEqualTo(1);
    }

    @Test
    void titleThatIsKeptThenItIsNeverOverwritten() {
        merchant = fixture.merchant();
        String kept = created("四川某贸易（集团）有限公司", VALID);
        collected(sold(1, "2026-11-05", VALID, "四川某贸易(集团)有限公司"), sold(2, "2026-11-06", VALID, "四川新名称有限公司"));

        assertThat(fixture.get(merchant, CANDIDATES + "?state=KNOWN")
                        .get("total")
                        .asInt())
                .as("brackets of the other width are the same name")
                .isEqualTo(1);
        JsonNode other = one(VALID);
        assertThat(other.get("relation").asString()).isEqualTo("OTHER_NAME");
        assertThat(other.get("titleId").asString()).isEqualTo(kept);
        assertThat(nameOf(kept)).isEqualTo("四川某贸易（集团）有限公司");

        assertThat(fixture.post(merchant, path(other) + ":rename", "{}").status())
                .isEqualTo(200);
        assertThat(nameOf(kept)).as("a second person decides").isEqualTo("四川某贸易（集团）有限公司");
        Merchant finance = InvoiceFixture.colleague(merchant, "finance-2", "invoice:review", "invoice:read");
        fixture.post(finance, TITLES + "/" + kept + ":approve", "{}");
        assertThat(nameOf(kept)).isEqualTo("四川新名称有限公司");
    }

    @Test
    void dismissedThenItStaysSoHoweverOftenItIsSeen() {
        merchant = fixture.merchant();
        collected(sold(1, "2026-11-05", VALID, "四川某贸易有限公司"));
        String path = path(one(VALID));
        assertThat(fixture.post(merchant, path + ":dismiss", "{}").status()).isEqualTo(400);
        fixture.post(merchant, path + ":dismiss", "{\"reason\":\"一次性客户\"}");

        collected(sold(2, "2026-11-06", VALID, "四川某贸易有限公司"));

        JsonNode after = fixture.get(merchant, path);
        assertThat(after.get("state").asString()).isEqualTo("DISMISSED");
        assertThat(after.get("invoices").asInt()).isEqualTo(2);
        assertThat(after.get("reason").asString()).isEqualTo("一次性客户");
    }

    @Test
    void titleThatIsTypedMeanwhileThenTheProposalIsDone() {
        merchant = fixture.merchant();
        collected(sold(1, "2026-11-05", VALID, "四川某贸易有限公司"));
        String path = path(one(VALID));

        created("四川某贸易有限公司", VALID);

        assertThat(fixture.get(merchant, path).get("state").asString()).isEqualTo("KNOWN");
    }

    @Test
    void numberOfAPersonThenItIsReadableNowhere() {
        merchant = fixture.merchant();
        collected(sold(1, "2026-11-05", PERSON, "个体户"));

        assertThat(one(PERSON).get("taxNo").asString()).isEqualTo("***002X");
        assertThat(jdbc.sql("SELECT tax_no FROM title_candidate WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .doesNotContain(PERSON);
    }

    private String created(String name, String taxNo) {
        Reply reply = fixture.post(
                merchant, TITLES, "{\"type\":\"ENTERPRISE\",\"name\":\"" + name + "\",\"taxNo\":\"" + taxNo + "\"}");
        assertThat(reply.status()).isEqualTo(201);
        return reply.body().get("titleId").asString();
    }

    private String nameOf(String titleId) {
        return fixture.get(merchant, TITLES + "/" + titleId)
                .get("title")
                .get("content")
                .get("name")
                .asString();
    }

    private JsonNode one(String taxNo) {
        return fixture.get(merchant, CANDIDATES + "?q=" + taxNo).get("items").get(0);
    }

    private static String path(JsonNode candidate) {
        return TITLES + "/candidates/" + candidate.get("candidateId").asString();
    }

    private void collected(ReceivedInvoice... invoices) {
        platform.feed("S:" + merchant.taxNo(), InvoiceFixture.pages(List.of(invoices)));
        jdbc.sql("DELETE FROM input_cursor WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
        String run = fixture.post(merchant, "/api/merchant/invoice-sync/runs", "{\"kind\":\"OUTPUT\"}")
                .body()
                .get("runId")
                .asString();
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoice-sync/runs/" + run)
                .get("status")
                .asString()
                .equals("DONE"));
    }

    private ReceivedInvoice sold(int running, String day, String taxNo, String buyer) {
        return records.invoice("{\"fphm\":\"" + InvoiceFixture.number(merchant, running)
                + "\",\"fplx\":\"81\",\"kprq\":\"" + day + " 10:00:00\",\"xsfnsrsbh\":\"" + merchant.taxNo()
                + "\",\"xsfmc\":\"" + merchant.name() + "\",\"gmfnsrsbh\":\"" + taxNo + "\",\"gmfmc\":\"" + buyer
                + "\",\"hjje\":\"100.00\",\"hjse\":\"13.00\",\"jshj\":\"113.00\",\"fpzt\":\"0\",\"fpmxList\":[]}");
    }
}
