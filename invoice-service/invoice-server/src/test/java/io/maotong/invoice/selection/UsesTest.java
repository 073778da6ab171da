package io.maotong.invoice.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.input.InputUse;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class UsesTest {

    private static final String USE = "/api/merchant/input-invoices:use";
    private static final String REVOKE = "/api/merchant/input-invoices:revoke-use";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Selections selections;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void useWhenSomeCannotBeThenTheyAreHandedBackAndTheOthersAreUsed() {
        InvoiceFixture.Merchant merchant = withInvoices(3);
        ended(merchant, order(merchant, USE, "REFUND", number(merchant, 1)));

        InvoiceFixture.Reply reply =
                order(merchant, USE, "DEDUCT", number(merchant, 1), number(merchant, 2), "26320000000000000999");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().get("total").asInt()).isEqualTo(1);
        assertThat(reply.body()
                        .get("refused")
                        .valueStream()
                        .map(one ->
                                one.get("row").asInt() + " " + one.get("rule").asString()))
                .containsExactly("1 USE", "3 KNOWN");
        ended(merchant, reply);
        assertThat(use(merchant, 1)).isEqualTo("REFUND");
        assertThat(use(merchant, 2)).isEqualTo("DEDUCT");
        assertThat(use(merchant, 3)).isEqualTo("UNUSED");
    }

    @Test
    void useWhenThePlatformAnswersWithEveryCodeThenEachHasItsMeaning() {
        InvoiceFixture.Merchant merchant = withInvoices(13);
        List<String> codes = List.of("01", "02", "03", "04", "06", "12", "13", "31", "32", "33", "35", "99", "77");
        for (int i = 0; i < codes.size(); i++) {
            platform.selection(
                    number(merchant, i + 1), codes.get(i), codes.get(i).equals("06") ? "2" : null);
        }
        // What an unknown code did must be asked.
        platform.state(new InvoiceState(number(merchant, 13), "81", "0", "2", "202611", null, null, "{}"));

        JsonNode done = ended(merchant, fixture.post(merchant, USE, "{\"use\":\"REFUND\",\"all\":true}"));

        assertThat(done.get("selected").asInt()).isEqualTo(2);
        assertThat(done.get("refused").asInt()).isEqualTo(11);
        assertThat(done.get("items")
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("status").asString().equals("REFUSED"))
                        .filter(item -> !item.get("code").asString().equals("77")))
                .allMatch(item -> !item.get("advice").isNull());
        InvoiceFixture.await(() -> use(merchant, 13).equals("REFUND"));
    }

    @Test
    void useWhenTheInvoiceIsReversedBeforeItIsSentThenItStaysBehind() {
        InvoiceFixture.Merchant merchant = withInvoices(2);

        long ticket = MerchantScope.call(
                merchant.id(),
                () -> transaction.execute(status -> {
                    Selections.Taken taken = selections.use(
                            InputUse.DEDUCT, List.of(number(merchant, 1), number(merchant, 2)), false, "test");
                    // Reversed after it was ordered, before a worker looks at it.
                    jdbc.sql("UPDATE input_invoice SET status = 'REVERSED' WHERE merchant_id = ? AND number = ?")
                            .params(merchant.id(), number(merchant, 1))
                            .update();
                    return taken.selection().id;
                }));

        JsonNode done = ended(merchant, Long.toString(ticket));
        assertThat(done.get("selected").asInt()).isEqualTo(1);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        assertThat(done.get("items").get("items").get(0).get("code").asString()).isEqualTo("STATUS");
        assertThat(use(merchant, 1)).isEqualTo("UNUSED");
        assertThat(use(merchant, 2)).isEqualTo("DEDUCT");
        assertThat(order(merchant, USE, "REFUND", number(merchant, 1))
                        .body()
                        .get("refused")
                        .get(0)
                        .get("rule")
                        .asString())
                .isEqualTo("STATUS");
    }

    @Test
    void revokeWhenDeductedInAnOpenPeriodThenItIsFreeForRefund() {
        InvoiceFixture.Merchant merchant = withInvoices(1);
        ended(merchant, order(merchant, USE, "DEDUCT", number(merchant, 1)));

        JsonNode done = ended(merchant, order(merchant, REVOKE, "DEDUCT", number(merchant, 1)));

        assertThat(done.get("selected").asInt()).isEqualTo(1);
        assertThat(use(merchant, 1)).isEqualTo("UNUSED");
        ended(merchant, order(merchant, USE, "REFUND", number(merchant, 1)));
        assertThat(use(merchant, 1)).isEqualTo("REFUND");
    }

    @Test
    void revokeOfARefundNeedsTheCertificate() {
        InvoiceFixture.Merchant merchant = withInvoices(1);
        ended(merchant, order(merchant, USE, "REFUND", number(merchant, 1)));

        InvoiceFixture.Reply without = order(merchant, REVOKE, "REFUND", number(merchant, 1));
        assertThat(without.body().get("refused").get(0).get("rule").asString()).isEqualTo("CERTIFICATE");

        ended(
                merchant,
                fixture.post(
                        merchant,
                        REVOKE,
                        "{\"use\":\"REFUND\",\"invoiceNos\":[\"" + number(merchant, 1)
                                + "\"],\"certificateNo\":\"ZNX20260001\"}"));
        assertThat(use(merchant, 1)).isEqualTo("UNUSED");
    }

    @Test
    void revokeWhenARefundBatchUsesItThenItIsRefusedAndOtherwiseNoBatchCanTakeItMeanwhile() {
        InvoiceFixture.Merchant merchant = withInvoices(2);
        ended(merchant, order(merchant, USE, "REFUND", number(merchant, 1), number(merchant, 2)));
        assertThat(occupy(merchant, "BATCH1", number(merchant, 1)).status()).isEqualTo(200);
        // The answer does not come for a while.
        platform.plan("select", merchant.taxNo(), Mishap.NOT_SENT, Mishap.NOT_SENT);

        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                REVOKE,
                "{\"use\":\"REFUND\",\"invoiceNos\":[\"" + number(merchant, 1) + "\",\"" + number(merchant, 2)
                        + "\"],\"certificateNo\":\"ZNX20260001\"}");

        assertThat(reply.body().get("refused").get(0).get("rule").asString()).isEqualTo("OCCUPIED");
        assertThat(occupy(merchant, "BATCH2", number(merchant, 2)).status())
                .as("its use is being taken back")
                .isEqualTo(409);
        ended(merchant, reply);
        assertThat(use(merchant, 1)).isEqualTo("REFUND");
        assertThat(use(merchant, 2)).isEqualTo("UNUSED");
    }

    @Test
    void revokeWhenThePlatformRefusesThenTheUseStaysAndBatchesMayTakeItAgain() {
        InvoiceFixture.Merchant merchant = withInvoices(1);
        ended(merchant, order(merchant, USE, "REFUND", number(merchant, 1)));
        platform.plan("select", merchant.taxNo(), Mishap.REFUSED);

        JsonNode done = ended(
                merchant,
                fixture.post(
                        merchant,
                        REVOKE,
                        "{\"use\":\"REFUND\",\"invoiceNos\":[\"" + number(merchant, 1)
                                + "\"],\"certificateNo\":\"ZNX20260001\"}"));

        assertThat(done.get("refused").asInt()).isEqualTo(1);
        assertThat(use(merchant, 1)).isEqualTo("REFUND");
        assertThat(occupy(merchant, "BATCH3", number(merchant, 1)).status()).isEqualTo(200);
    }

    @Test
    void refreshAsksHowInvoicesStand() {
        InvoiceFixture.Merchant merchant = withInvoices(1);
        platform.state(new InvoiceState(number(merchant, 1), "81", "0", "6", "202611", null, "01", "{}"));

        fixture.post(
                merchant,
                "/api/merchant/input-invoices:refresh-states",
                "{\"invoiceNos\":[\"" + number(merchant, 1) + "\",\"unknown\"]}");

        InvoiceFixture.await(() -> use(merchant, 1).equals("NON_DEDUCT"));
        assertThat(status(merchant, 1)).isEqualTo("LOCKED");
    }

    private InvoiceFixture.Reply occupy(InvoiceFixture.Merchant merchant, String batch, String number) {
        return fixture.internal(
                "/internal/input-invoice-occupations",
                "{\"merchantId\":\"" + merchant.id() + "\",\"batchId\":\"" + batch + merchant.id()
                        + "\",\"parts\":[{\"invoiceNumber\":\"" + number
                        + "\",\"lineNo\":1,\"quantity\":1,\"amount\":1}]}");
    }

    private InvoiceFixture.Merchant withInvoices(int count) {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> InvoiceFixture.received(merchant, number(merchant, i), "100.00"))
                        .toList()));
        fixture.pulled(merchant);
        return merchant;
    }

    private static String number(InvoiceFixture.Merchant merchant, int running) {
        return InvoiceFixture.number(merchant, running);
    }

    private InvoiceFixture.Reply order(InvoiceFixture.Merchant merchant, String path, String use, String... numbers) {
        return fixture.post(
                merchant, path, "{\"use\":\"" + use + "\",\"invoiceNos\":[\"" + String.join("\",\"", numbers) + "\"]}");
    }

    private JsonNode ended(InvoiceFixture.Merchant merchant, InvoiceFixture.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return ended(merchant, reply.body().get("ticket").asString());
    }

    private JsonNode ended(InvoiceFixture.Merchant merchant, String ticket) {
        String path = "/api/merchant/input-invoices/selections/" + ticket + "?size=200";
        InvoiceFixture.await(
                () -> fixture.get(merchant, path).get("status").asString().equals("DONE"));
        return fixture.get(merchant, path);
    }

    private String use(InvoiceFixture.Merchant merchant, int running) {
        return head(merchant, running).get("use").asString();
    }

    private String status(InvoiceFixture.Merchant merchant, int running) {
        return head(merchant, running).get("status").asString();
    }

    private JsonNode head(InvoiceFixture.Merchant merchant, int running) {
        return fixture.get(merchant, "/api/merchant/input-invoices/" + number(merchant, running))
                .get("invoice");
    }
}
