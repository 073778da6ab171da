package io.maotong.invoice.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class SelectionTest {

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Test
    void selectWhenThePlatformAnswersDifferentlyThenEachInvoiceHasItsOutcome() {
        InvoiceFixture.Merchant merchant = withInvoices(6);
        platform.selection(number(merchant, 2), "06", "2");
        platform.selection(number(merchant, 3), "06", "1");
        platform.selection(number(merchant, 4), "03", null);
        platform.selection(number(merchant, 5), "04", null);

        JsonNode done = selected(merchant, "{\"all\":true}");

        assertThat(done.get("selected").asInt()).isEqualTo(3);
        assertThat(done.get("refused").asInt()).isEqualTo(3);
        Map<String, String> codes = done.get("items")
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(
                        item -> item.get("invoiceNo").asString(),
                        item -> item.get("status").asString() + " "
                                + item.get("code").asString()));
        assertThat(codes)
                .containsEntry(number(merchant, 1), "SELECTED 01")
                .containsEntry(number(merchant, 2), "SELECTED 06")
                .containsEntry(number(merchant, 3), "REFUSED 06")
                .containsEntry(number(merchant, 4), "REFUSED 03")
                .containsEntry(number(merchant, 5), "REFUSED 04");
        assertThat(use(merchant, 1)).isEqualTo("REFUND");
        assertThat(use(merchant, 2)).isEqualTo("REFUND");
        assertThat(use(merchant, 3)).as("the platform says it is deducted").isEqualTo("DEDUCT");
        assertThat(use(merchant, 4)).isEqualTo("UNUSED");
    }

    @Test
    void selectWhenAnswersGetLostThenThePlatformSelectsOnce() {
        InvoiceFixture.Merchant merchant = withInvoices(250);
        int before = platform.selectionsTaken();
        platform.plan("select", merchant.taxNo(), Mishap.ANSWER_LOST, Mishap.DEATH, Mishap.NOT_SENT, Mishap.LATER);

        JsonNode done = selected(merchant, "{\"all\":true}");

        assertThat(done.get("selected").asInt()).isEqualTo(250);
        assertThat(platform.selectionsTaken() - before)
                .as("parts of at most 100")
                .isEqualTo(3);
    }

    @Test
    void selectWhenPressedTwiceThenBothSucceed() {
        InvoiceFixture.Merchant merchant = withInvoices(3);

        String first = ticket(merchant, "{\"all\":true}");
        String second = ticket(merchant, "{\"all\":true}");

        assertThat(finished(merchant, first).get("refused").asInt()).isZero();
        assertThat(finished(merchant, second).get("refused").asInt()).isZero();
        assertThat(selected(merchant, "{\"invoiceNos\":[\"" + number(merchant, 1) + "\"]}")
                        .get("selected")
                        .asInt())
                .as("selected before")
                .isEqualTo(1);
        assertThat(selected(merchant, "{\"all\":true}").get("total").asInt()).isZero();
    }

    @Test
    void selectWhenThePartIsRefusedThenItsInvoicesCarryThePlatformsWords() {
        InvoiceFixture.Merchant merchant = withInvoices(1);
        platform.plan("select", merchant.taxNo(), Mishap.REFUSED);

        JsonNode done = selected(merchant, "{\"all\":true}");

        JsonNode item = done.get("items").get("items").get(0);
        assertThat(item.get("status").asString()).isEqualTo("REFUSED");
        assertThat(item.get("code").asString()).isEqualTo("9001");
        assertThat(use(merchant, 1)).isEqualTo("UNUSED");
    }

    @Test
    void selectWhenSomeCannotBeThenEveryReasonIsTold() {
        InvoiceFixture.Merchant merchant = withInvoices(2);
        platform.selection(number(merchant, 1), "06", "1");
        selected(merchant, "{\"invoiceNos\":[\"" + number(merchant, 1) + "\"]}");

        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                "/api/merchant/input-invoices:select-refund",
                "{\"invoiceNos\":[\"" + number(merchant, 1) + "\",\"" + number(merchant, 2)
                        + "\",\"26320000000000000999\"]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()
                        .get("errors")
                        .valueStream()
                        .map(one -> one.get("rule").asString()))
                .containsExactly("USE", "KNOWN");
        assertThat(use(merchant, 2)).isEqualTo("UNUSED");
    }

    @Test
    void selectWhenNothingIsNamedThenRefused() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        assertThat(fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{}")
                        .status())
                .isEqualTo(400);
    }

    private InvoiceFixture.Merchant withInvoices(int count) {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<ReceivedInvoice> page = IntStream.rangeClosed(1, count)
                .mapToObj(i -> InvoiceFixture.received(merchant, number(merchant, i), "100.00"))
                .toList();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(page));
        fixture.pulled(merchant);
        return merchant;
    }

    private static String number(InvoiceFixture.Merchant merchant, int running) {
        return InvoiceFixture.number(merchant, running);
    }

    private String ticket(InvoiceFixture.Merchant merchant, String request) {
        InvoiceFixture.Reply reply = fixture.post(merchant, "/api/merchant/input-invoices:select-refund", request);
        assertThat(reply.status()).isEqualTo(202);
        return reply.body().get("ticket").asString();
    }

    private JsonNode selected(InvoiceFixture.Merchant merchant, String request) {
        return finished(merchant, ticket(merchant, request));
    }

    private JsonNode finished(InvoiceFixture.Merchant merchant, String ticket) {
        String path = "/api/merchant/input-invoices/selections/" + ticket + "?size=200";
        InvoiceFixture.await(
                () -> fixture.get(merchant, path).get("status").asString().equals("DONE"));
        return fixture.get(merchant, path);
    }

    private String use(InvoiceFixture.Merchant merchant, int running) {
        return fixture.get(merchant, "/api/merchant/input-invoices/" + number(merchant, running))
                .get("invoice")
                .get("use")
                .asString();
    }
}
