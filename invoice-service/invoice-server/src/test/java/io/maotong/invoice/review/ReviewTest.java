package io.maotong.invoice.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.party.CreditCode;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.test.Callers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class ReviewTest {

    private static final String INVOICES = "/api/merchant/invoices/";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void submitWhenOverALimitThenASecondPersonDecides() {
        Merchant merchant = fixture.merchant();
        Merchant finance = InvoiceFixture.colleague(merchant, "finance-1", "invoice:review", "invoice:read");
        limits(merchant, "{\"perInvoice\":\"100.00\"}");
        String id = draft(merchant, "A1", "100.01");

        JsonNode submitted = submit(merchant, id);

        assertThat(submitted.get("status").asString()).isEqualTo("PENDING_REVIEW");
        assertThat(submitted.get("reviewReasons").get(0).get("rule").asString()).isEqualTo("PER_INVOICE");
        JsonNode queue = fixture.get(finance, "/api/merchant/invoice-reviews")
                .get("items")
                .get(0);
        assertThat(queue.get("own").asBoolean()).isFalse();
        assertThat(queue.get("reasons").get(0).get("text").asString()).contains("100.01", "100.00");
        String version = "{\"version\":" + queue.get("version").asLong() + "}";
        Reply own = fixture.post(merchant, INVOICES + id + ":approve", version);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().get("code").asString()).isEqualTo("INVOICE-40301");
        assertThat(fixture.post(finance, INVOICES + id + ":approve", "{\"version\":1}")
                        .status())
                .isEqualTo(409);
        assertThat(fixture.post(finance, INVOICES + id + ":approve", version).status())
                .isEqualTo(202);
        status(merchant, id, "ISSUED");
    }

    @Test
    void rejectThenADraftAgainWithTheReason() {
        Merchant merchant = fixture.merchant();
        Merchant finance = InvoiceFixture.colleague(merchant, "finance-1", "invoice:review");
        limits(merchant, "{\"perInvoice\":\"1.00\"}");
        String id = draft(merchant, "A1", "100.00");
        long version = submit(merchant, id).get("version").asLong();

        Reply reply =
                fixture.post(finance, INVOICES + id + ":reject", "{\"version\":" + version + ",\"reason\":\"合同未签\"}");

        assertThat(reply.body().get("status").asString()).isEqualTo("DRAFT");
        assertThat(fixture.get(merchant, INVOICES + id)
                        .get("timeline")
                        .get(2)
                        .get("reason")
                        .asString())
                .isEqualTo("合同未签");
        submit(merchant, id);
        assertThat(fixture.post(merchant, INVOICES + id + ":withdraw", "{\"reason\":\"再想想\"}")
                        .body()
                        .get("status")
                        .asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void submitWhenTwoAtOnceWouldPassTheDaysLimitThenOnlyOneGoesAlone() throws Exception {
        Merchant merchant = fixture.merchant();
        limits(merchant, "{\"perBuyerDay\":\"500.00\",\"perMonth\":\"100000.00\"}");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(draft(merchant, "A" + i, "200.00"));
        }
        List<String> states = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<String>> presses = ids.stream()
                    .map(id -> (Callable<String>)
                            () -> submit(merchant, id).get("status").asString())
                    .toList();
            for (Future<String> one : threads.invokeAll(presses)) {
                states.add(one.get());
            }
        }

        assertThat(states).filteredOn("PENDING_REVIEW"::equals).hasSize(4);
    }

    @Test
    void submitWhenNoSumIsLimitedThenItWaitsForNobody() throws Exception {
        Merchant merchant = fixture.merchant();
        limits(merchant, "{\"perInvoice\":\"500.00\"}");
        String id = draft(merchant, "A1", "200.00");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(held -> {
                jdbc.sql("SELECT merchant_id FROM source_merchant WHERE merchant_id = ? FOR UPDATE")
                        .param(merchant.id())
                        .query(Long.class)
                        .single();
                Future<JsonNode> submitted = other.submit(() -> submit(merchant, id));
                assertThat(submitted)
                        .as("while something else holds the merchant")
                        .succeedsWithin(Duration.ofSeconds(10));
            });
        }
    }

    @Test
    void limitsWhenChangedByTwoThenTheSecondIsTold() {
        Merchant merchant = fixture.merchant();
        limits(merchant, "{\"perInvoice\":\"1.00\"}");

        Reply again = fixture.put(merchant, "/api/merchant/invoice-limits", "{\"perInvoice\":\"2.00\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(fixture.put(merchant, "/api/merchant/invoice-limits", "{\"version\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.get(merchant, "/api/merchant/invoice-limits")
                        .get("perInvoice")
                        .isNull())
                .isTrue();
    }

    @Test
    void exceptionsNameOwnerCauseAndAdvice() {
        Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "50.00");
        String id = draft(merchant, "A1", "100.00");
        submit(merchant, id);
        status(merchant, id, "FAILED");

        JsonNode found = fixture.send(MockMvcRequestBuilders.get("/api/merchant/invoice-exceptions?status=FAILED")
                        .with(merchant.caller())
                        .header("Accept-Language", "zh-CN"))
                .body()
                .get("items")
                .get(0);

        assertThat(found.get("owner").asString()).isEqualTo("member-of-" + merchant.id());
        assertThat(found.get("cause").asString()).isEqualTo("本月开票额度不足");
        assertThat(found.get("advice").asString()).contains("额度");
        assertThat(found.get("actions").get(0).asString()).isEqualTo("RETRY");
        platform.quotaOf(merchant.taxNo(), "500.00");
        Reply retried = fixture.send(MockMvcRequestBuilders.post("/api/ops/invoice-exceptions/" + id + ":retry")
                .with(Callers.operator("parked:replay"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"));
        assertThat(retried.status()).isEqualTo(202);
        status(merchant, id, "ISSUED");
    }

    @Test
    void accountManagerSeesTheCustomersThatAreAssignedAndNoOthers() {
        Merchant merchant = fixture.merchant();
        Merchant manager = InvoiceFixture.colleague(merchant, "manager-1", "invoice:assigned");
        String mine = draft(merchant, "A1", "100.00");
        String other = draft(merchant, "A2", "100.00", "别的公司", "91320722MA1TEEE00" + check("91320722MA1TEEE00"));
        String title = fixture.post(
                        merchant,
                        "/api/merchant/titles",
                        "{\"type\":\"ENTERPRISE\",\"name\":\"四川某贸易有限公司\",\"taxNo\":\"91512081MA62K0260E\"}")
                .body()
                .get("titleId")
                .asString();
        assertThat(fixture.get(manager, "/api/merchant/assigned-invoices")
                        .get("total")
                        .asInt())
                .isZero();

        Reply assigned = fixture.post(
                merchant,
                "/api/merchant/customer-managers",
                "{\"titleId\":\"" + title + "\",\"accountId\":\"manager-1\"}");

        assertThat(assigned.status()).isEqualTo(201);
        assertThat(fixture.get(manager, "/api/merchant/assigned-invoices")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.get(manager, "/api/merchant/assigned-invoices/" + mine)
                        .get("timeline")
                        .size())
                .isEqualTo(1);
        assertThat(fixture.look(manager, "/api/merchant/assigned-invoices/" + other)
                        .status())
                .isEqualTo(404);
        assertThat(fixture.look(manager, INVOICES + mine).status()).isEqualTo(403);
        assertThat(fixture.delete(
                                merchant,
                                "/api/merchant/customer-managers/"
                                        + assigned.body().get("assignmentId").asString())
                        .status())
                .isEqualTo(204);
        assertThat(fixture.look(manager, "/api/merchant/assigned-invoices/" + mine)
                        .status())
                .isEqualTo(404);
    }

    private static char check(String body) {
        return CreditCode.checkCharacter(body + "0");
    }

    private void limits(Merchant merchant, String body) {
        Reply reply = fixture.put(merchant, "/api/merchant/invoice-limits", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    private String draft(Merchant merchant, String serialNo, String amount) {
        return draft(merchant, serialNo, amount, "四川某贸易有限公司", "91512081MA62K0260E");
    }

    private String draft(Merchant merchant, String serialNo, String amount, String buyer, String taxNo) {
        Reply reply = fixture.post(merchant, "/api/merchant/invoices", """
                {"serialNo":"%s","kind":"DIGITAL_NORMAL","buyer":{"name":"%s","taxNo":"%s"},
                 "lines":[{"name":"手链","taxClassCode":"1060599000000000000","amount":%s,"rate":0.13}]}
                """.formatted(serialNo, buyer, taxNo, amount));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.body().get("invoice").get("invoiceId").asString();
    }

    private JsonNode submit(Merchant merchant, String id) {
        Reply reply = fixture.post(merchant, INVOICES + id + ":submit", "{}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.body();
    }

    private void status(Merchant merchant, String id, String status) {
        InvoiceFixture.await(() -> fixture.get(merchant, INVOICES + id)
                .get("invoice")
                .get("status")
                .asString()
                .equals(status));
    }
}
