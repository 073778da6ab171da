package io.maotong.invoice.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class TitlesTest {

    private static final String TITLES = "/api/merchant/titles";
    private static final String PLAIN = """
            {"type":"ENTERPRISE","name":"四川某贸易有限公司","taxNo":"91512081 ma62k0260e","customerId":"C1",
             "bankAndAccount":"中国工商银行 101 支行 6222000011112222","telephone":"028-12345678","email":"a@example.com",
             "isDefault":true}
            """;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Titles titles;

    @Test
    void createThenPartedAtTheLastBlankMaskedAndEncrypted() {
        Merchant merchant = fixture.merchant();

        JsonNode title = created(merchant, PLAIN);

        assertThat(title.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(title.get("taxCheck").asString()).isEqualTo("VALID");
        assertThat(title.get("content").get("taxNo").asString()).isEqualTo("91512081MA62K0260E");
        assertThat(title.get("content").get("bank").asString()).isEqualTo("中国工商银行 101 支行");
        assertThat(title.get("content").get("account").asString()).isEqualTo("***2222");
        assertThat(title.get("content").get("email").asString()).isEqualTo("a***@example.com");
        assertThat(jdbc.sql("SELECT contact FROM invoice_title WHERE id = ?")
                        .param(title.get("titleId").asString())
                        .query(String.class)
                        .single())
                .doesNotContain("6222000011112222");
        Reply again = fixture.post(merchant, TITLES, PLAIN);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("code").asString()).isEqualTo("INVOICE-40907");
    }

    @Test
    void createWhenTheNumberIsSuspectThenOnlyWithPermissionAndReason() {
        Merchant merchant = fixture.merchant();
        Merchant clerk = InvoiceFixture.colleague(merchant, "clerk-1", "invoice:issue", "invoice:read");
        String suspect = "{\"type\":\"ENTERPRISE\",\"name\":\"老企业\",\"taxNo\":\"91350211M0000XUF46\"%s}";

        Reply refused = fixture.post(merchant, TITLES, suspect.formatted(""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("expected").asString())
                .isEqualTo("CHECKSUM");
        String reason = ",\"overrideReason\":\"已核对营业执照原件\"";
        assertThat(fixture.post(clerk, TITLES, suspect.formatted(reason)).status())
                .isEqualTo(403);

        JsonNode title = created(merchant, suspect.formatted(reason));

        assertThat(title.get("overrideBy").asString()).isEqualTo("member-of-" + merchant.id());
        assertThat(invoice(merchant, "A1", title).status())
                .as("the number may stand on invoices from now on")
                .isEqualTo(201);
        fixture.post(merchant, path(title) + ":freeze", "{\"reason\":\"停用\"}");
        Reply frozen = invoice(merchant, "A2", title);
        assertThat(frozen.body().get("code").asString()).isEqualTo("INVOICE-40003");
    }

    @Test
    void changeOfWhatMattersWaitsForASecondPersonAndTheSnapshotStays() {
        Merchant merchant = fixture.merchant();
        Merchant finance = InvoiceFixture.colleague(merchant, "finance-1", "invoice:review", "invoice:read");
        JsonNode title = created(merchant, PLAIN);
        JsonNode invoice = invoice(merchant, "A1", title).body();

        JsonNode waiting = fixture.put(merchant, path(title), "{\"name\":\"四川新名称有限公司\",\"version\":1}")
                .body();

        assertThat(waiting.get("content").get("name").asString()).isEqualTo("四川某贸易有限公司");
        assertThat(waiting.get("waiting").get("name").asString()).isEqualTo("四川新名称有限公司");
        assertThat(waiting.get("waiting").get("account").asString()).isEqualTo("***2222");
        Reply second = fixture.put(
                merchant,
                path(title),
                "{\"name\":\"x\",\"version\":" + waiting.get("version").asLong() + "}");
        assertThat(second.body().get("code").asString()).isEqualTo("INVOICE-40908");
        assertThat(fixture.post(merchant, path(title) + ":approve", "{}").status())
                .isEqualTo(403);
        JsonNode approved =
                fixture.post(finance, path(title) + ":approve", "{}").body();
        assertThat(approved.get("content").get("name").asString()).isEqualTo("四川新名称有限公司");
        assertThat(approved.get("waiting").isNull()).isTrue();
        assertThat(fixture.get(
                                merchant,
                                "/api/merchant/invoices/"
                                        + invoice.get("invoice")
                                                .get("invoiceId")
                                                .asString())
                        .get("buyer")
                        .get("name")
                        .asString())
                .isEqualTo("四川某贸易有限公司");
        assertThat(fixture.get(merchant, path(title))
                        .get("history")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly("CREATE", "PROPOSE", "APPROVE");
    }

    @Test
    void changeOfTheTelephoneHoldsAtOnceAndAnOldVersionIsRefused() {
        Merchant merchant = fixture.merchant();
        JsonNode title = created(merchant, PLAIN);

        JsonNode changed = fixture.put(merchant, path(title), "{\"telephone\":\"028-99998888\",\"version\":1}")
                .body();

        assertThat(changed.get("content").get("telephone").asString()).isEqualTo("***8888");
        assertThat(changed.get("content").get("account").asString()).isEqualTo("***2222");
        assertThat(fixture.put(merchant, path(title), "{\"telephone\":\"1\",\"version\":1}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("INVOICE-40903");
        assertThat(fixture.put(merchant, path(title), "{\"account\":\"***2222\",\"version\":2}")
                        .status())
                .as("what is masked is not what is there")
                .isEqualTo(400);
    }

    @Test
    void rejectedChangeLeavesTheTitleAsItWas() {
        Merchant merchant = fixture.merchant();
        Merchant finance = InvoiceFixture.colleague(merchant, "finance-1", "invoice:review");
        JsonNode title = created(merchant, PLAIN);
        fixture.put(merchant, path(title), "{\"bank\":\"别的银行\",\"version\":1}");

        JsonNode rejected = fixture.post(finance, path(title) + ":reject", "{\"reason\":\"证明不足\"}")
                .body();

        assertThat(rejected.get("content").get("bank").asString()).isEqualTo("中国工商银行 101 支行");
        assertThat(rejected.get("waiting").isNull()).isTrue();
    }

    @Test
    void defaultMovesAndAPersonIsSaidNotGuessed() {
        Merchant merchant = fixture.merchant();
        JsonNode first = created(merchant, PLAIN);
        JsonNode person = created(
                merchant,
                "{\"type\":\"PERSON\",\"name\":\"欧阳娜娜子\",\"taxNo\":\"11010519491231002X\",\"customerId\":\"C1\"}");

        fixture.post(merchant, path(person) + ":default", "{}");

        assertThat(MerchantScope.call(
                                merchant.id(), () -> titles.ofCustomer("C1").orElseThrow())
                        .party()
                        .naturalPerson())
                .isTrue();

        assertThat(fixture.get(merchant, path(first))
                        .get("title")
                        .get("isDefault")
                        .asBoolean())
                .isFalse();
        assertThat(person.get("content").get("taxNo").asString()).isEqualTo("***002X");
        assertThat(fixture.get(merchant, TITLES + "?type=PERSON&q=欧阳&customerId=C1")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.get(merchant, TITLES + "?q=91512081ma").get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void validateGivesThreeAnswers() {
        Merchant merchant = fixture.merchant();

        JsonNode answers = fixture.post(
                        merchant,
                        TITLES + ":validate",
                        "{\"taxNos\":[\"91512081MA62K0260E\",\"91512081MA62K0260F\",\"12\",\"12345678901234567\"]}")
                .body();

        assertThat(answers.valueStream().map(one -> one.get("check").asString()))
                .isEqualTo(List.of("VALID", "CHECKSUM_SUSPECT", "FORMAT_ERROR", "VALID"));
        assertThat(answers.get(3).get("checked").asBoolean()).isFalse();
    }

    private JsonNode created(Merchant merchant, String body) {
        Reply reply = fixture.post(merchant, TITLES, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.body();
    }

    private static String path(JsonNode title) {
        return TITLES + "/" + title.get("titleId").asString();
    }

    private Reply invoice(Merchant merchant, String serialNo, JsonNode title) {
        return fixture.post(merchant, "/api/merchant/invoices", """
                {"serialNo":"%s","kind":"DIGITAL_NORMAL","titleId":"%s",
                 "lines":[{"name":"手链","taxClassCode":"1060599000000000000","amount":100,"rate":0.13}]}
                """.formatted(
                        serialNo, title.get("titleId").asString()));
    }
}
