package io.maotong.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Collecting, verifying, using and reconciling against the real sandbox process, well behaved and not. */
@ServiceTest
@Import({InvoiceFixture.class, Published.class})
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "MT_INVOICE_SYNC=false",
            "maotong.authority.tax.read-timeout=1s",
            "maotong.invoice.input.page-size=20",
            "maotong.invoice.sync.batch-size=50",
            "maotong.invoice.platform.processing-wait=200ms",
            "maotong.invoice.issue.undecided-tries=30"
        })
class SandboxCollectionTest {

    private static final String RUNS = "/api/merchant/invoice-sync/runs";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JsonMapper json;

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
    }

    @Test
    void collectAndReconcileWhenEverythingGoesWrongThenEachSoundInvoiceIsThereOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<String> numbers = suppliersIssue(merchant, 120);
        quirk(merchant.taxNo(), "DISORDER", "1");
        quirk(merchant.taxNo(), "DUPLICATES", "7");
        quirk(merchant.taxNo(), "BROKEN", "40");
        Sandbox.control("PUT", "/control/behaviour/tax", "{\"errorRate\":0.1,\"timeoutRate\":0.1,\"gzipRate\":0.5}");

        JsonNode news = fixture.pulled(merchant);
        assertThat(news.get("status").asString()).isEqualTo("DONE");
        assertThat(news.get("inserted").asInt()).isEqualTo(117);
        JsonNode days = run(merchant, "{\"kind\":\"INPUT_DAYS\",\"from\":\"2026-10-15\",\"to\":\"2026-11-30\"}");
        assertThat(days.get("status").asString()).isEqualTo("DONE");
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices")
                        .get("total")
                        .asInt())
                .isBetween(117, 120);

        Sandbox.control("DELETE", "/control/tax/quirks/" + merchant.taxNo(), null);
        Sandbox.control("DELETE", "/control/behaviour", null);
        run(merchant, "{\"kind\":\"INPUT_DAYS\",\"from\":\"2026-11-01\",\"to\":\"2026-11-30\"}");
        JsonNode compared = reconciled(merchant, "INPUT");
        assertThat(compared.get("status").asString()).isEqualTo("MATCHED");
        assertThat(compared.get("matched").asInt()).isEqualTo(numbers.size());
    }

    @Test
    void useVerifyAndRevokeWorkWithTheRealProcess() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<String> numbers = suppliersIssue(merchant, 3);
        fixture.pulled(merchant);

        use(merchant, ":use", "DEDUCT", numbers.getFirst());
        assertThat(head(merchant, numbers.getFirst()).get("use").asString()).isEqualTo("DEDUCT");
        use(merchant, ":revoke-use", "DEDUCT", numbers.getFirst());
        assertThat(head(merchant, numbers.getFirst()).get("use").asString()).isEqualTo("UNUSED");
        use(merchant, ":use", "REFUND", numbers.getFirst());
        assertThat(head(merchant, numbers.getFirst()).get("use").asString()).isEqualTo("REFUND");

        quirk(numbers.get(1), "VERIFY_DOCUMENT", "BOMB");
        JsonNode asked = fixture.post(
                        merchant,
                        "/api/merchant/verifications:batch",
                        "{\"invoiceNos\":[\"" + numbers.get(0) + "\",\"" + numbers.get(1) + "\"]}")
                .body()
                .get("items");
        JsonNode sound = verified(merchant, asked.get(0).get("verificationId").asString());
        JsonNode bomb = verified(merchant, asked.get(1).get("verificationId").asString());
        assertThat(sound.get("outcome").asString()).isEqualTo("GENUINE");
        assertThat(sound.get("document").asString())
                .contains(sound.get("number").asString());
        assertThat(bomb.get("outcome").asString()).isEqualTo("GENUINE");
        assertThat(bomb.get("documentFault").asString()).contains("more than");

        Sandbox.control("PUT", "/control/tax/invoices/" + numbers.get(2), "{\"sdzt\":\"01\"}");
        run(merchant, "{\"kind\":\"WARNINGS\"}");
        assertThat(head(merchant, numbers.get(2)).get("status").asString()).isEqualTo("LOCKED");
    }

    @Test
    void ourOwnInvoicesAreCollectedReconciledAndChecked() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Sandbox.control(
                "POST",
                "/control/tax/parties",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"name\":\"" + merchant.name() + "\"}");
        fixture.plainEntry(merchant);
        fixture.post(merchant, "/api/merchant/export-invoices", "{\"allEntries\":true}");
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/invoices?status=ISSUED")
                        .get("total")
                        .asInt()
                == 1);

        InvoiceFixture.await(() -> {
            run(merchant, "{\"kind\":\"OUTPUT\"}");
            return fixture.get(merchant, "/api/merchant/output-invoices")
                            .get("total")
                            .asInt()
                    == 1;
        });
        JsonNode agreed = reconciled(merchant, "OUTPUT");
        assertThat(agreed.get("status").asString()).as(agreed.toString()).isEqualTo("MATCHED");
        assertThat(agreed.get("matched").asInt()).isEqualTo(1);

        Sandbox.control(
                "PUT",
                "/control/tax/month-difference",
                "{\"taxNo\":\"" + merchant.taxNo() + "\",\"period\":\"" + InvoiceFixture.period()
                        + "\",\"blueCount\":1,\"blueAmount\":\"5.00\"}");
        assertThat(reconciled(merchant, "OUTPUT").get("totalsAgree").asBoolean())
                .isFalse();

        JsonNode check =
                fixture.operate("/api/ops/reconciliations:restore-check", "{}").body();
        String path = "/api/ops/reconciliations/restore-checks/"
                + check.get("checkId").asString();
        InvoiceFixture.await(
                () -> !fixture.operate(path, null).body().get("passed").isNull());
        assertThat(fixture.operate(path, null).body().get("passed").asBoolean()).isTrue();
    }

    private List<String> suppliersIssue(InvoiceFixture.Merchant buyer, int count) {
        String invoices = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"supplierName\":\"东海县供货商" + i % 5 + "\",\"buyerTaxNo\":\"" + buyer.taxNo()
                        + "\",\"buyerName\":\"" + buyer.name()
                        + "\",\"issuedAt\":\"2026-11-10\",\"lines\":[{\"name\":\"水晶手链\",\"unit\":\"个\",\"quantity\":"
                        + i
                        + ",\"unitPrice\":12.345,\"rate\":0.13,\"taxClassCode\":\"1080000000000009914\"}]}")
                .collect(Collectors.joining(","));
        return json.readTree(
                        Sandbox.control("POST", "/control/tax/input-invoices", "{\"invoices\":[" + invoices + "]}"))
                .get("numbers")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static void quirk(String subject, String quirk, String value) {
        Sandbox.control("PUT", "/control/tax/quirks/" + subject + "/" + quirk, "{\"value\":\"" + value + "\"}");
    }

    private JsonNode run(InvoiceFixture.Merchant merchant, String request) {
        InvoiceFixture.Reply reply = fixture.post(merchant, RUNS, request);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        String path = RUNS + "/" + reply.body().get("runId").asString();
        InvoiceFixture.await(
                () -> !fixture.get(merchant, path).get("status").asString().equals("RUNNING"));
        return fixture.get(merchant, path);
    }

    private JsonNode reconciled(InvoiceFixture.Merchant merchant, String direction) {
        String period = direction.equals("INPUT") ? "202611" : InvoiceFixture.period();
        String id = fixture.post(
                        merchant,
                        "/api/merchant/reconciliations",
                        "{\"direction\":\"" + direction + "\",\"period\":\"" + period + "\"}")
                .body()
                .get("reconciliationId")
                .asString();
        String path = "/api/merchant/reconciliations/" + id;
        InvoiceFixture.await(() -> !fixture.get(merchant, path)
                .get("reconciliation")
                .get("status")
                .asString()
                .equals("RUNNING"));
        return fixture.get(merchant, path).get("reconciliation");
    }

    private void use(InvoiceFixture.Merchant merchant, String verb, String use, String number) {
        String ticket = fixture.post(
                        merchant,
                        "/api/merchant/input-invoices" + verb,
                        "{\"use\":\"" + use + "\",\"invoiceNos\":[\"" + number + "\"]}")
                .body()
                .get("ticket")
                .asString();
        String path = "/api/merchant/input-invoices/selections/" + ticket;
        InvoiceFixture.await(
                () -> fixture.get(merchant, path).get("status").asString().equals("DONE"));
    }

    private JsonNode head(InvoiceFixture.Merchant merchant, String number) {
        return fixture.get(merchant, "/api/merchant/input-invoices/" + number).get("invoice");
    }

    private JsonNode verified(InvoiceFixture.Merchant merchant, String id) {
        String path = "/api/merchant/verifications/" + id;
        InvoiceFixture.await(
                () -> !fixture.get(merchant, path).get("status").asString().equals("PENDING"));
        return fixture.get(merchant, path);
    }
}
