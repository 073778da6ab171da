package io.maotong.invoice.occupation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InvoiceTest
class OccupationTest {

    private static final AtomicInteger BATCHES = new AtomicInteger(1);
    private static final String PATH = "/internal/input-invoice-occupations";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    /** A part of line 1. */
    private record Part(String number, String quantity, String amount) {}

    @Test
    void occupyWhenTwoBatchesRaceForALineThenOneWins() throws Exception {
        InvoiceFixture.Merchant merchant = withRefundInvoices(3);
        List<Part> forwards = parts(merchant, "6", "60.00", 1, 2, 3);
        List<Part> backwards = forwards.reversed();
        for (int round = 0; round < 5; round++) {
            String one = batch();
            String two = batch();
            List<Integer> answers;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Integer>> race =
                        List.of(() -> occupy(merchant, one, forwards), () -> occupy(merchant, two, backwards));
                answers =
                        threads.invokeAll(race).stream().map(Future::resultNow).toList();
            }

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(used(merchant)).isEqualTo("18.0000000000000 180.00");
            release(merchant, one);
            release(merchant, two);
            assertThat(used(merchant)).isEqualTo("null null");
        }
    }

    @Test
    void occupyWhenManySmallBatchesPressAtOnceThenTheLineIsNeverOverdrawn() throws Exception {
        InvoiceFixture.Merchant merchant = withRefundInvoices(1);
        List<Callable<Integer>> race = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Integer>) () -> occupy(merchant, batch(), parts(merchant, "1.5", "15.00", 1)))
                .toList();
        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(race).stream().map(Future::resultNow).toList();
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(6);
        assertThat(used(merchant)).isEqualTo("9.0000000000000 90.00");
    }

    @Test
    void occupyAgainThenNothingChanges() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(2);
        String batch = batch();
        assertThat(occupy(merchant, batch, parts(merchant, "4", "40.00", 1, 2))).isEqualTo(200);

        assertThat(occupy(merchant, batch, parts(merchant, "4", "40.00", 1, 2))).isEqualTo(200);

        assertThat(used(merchant)).isEqualTo("8.0000000000000 80.00");
    }

    @Test
    void occupyWhenALineIsUsedInSeveralRowsThenTheyAddUp() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(1);
        List<Part> rows = new ArrayList<>(parts(merchant, "4", "40.00", 1));
        rows.addAll(parts(merchant, "6", "60.00", 1));
        assertThat(occupy(merchant, batch(), rows)).isEqualTo(200);
        assertThat(used(merchant)).isEqualTo("10.0000000000000 100.00");

        assertThat(occupy(merchant, batch(), parts(merchant, "0", "0.01", 1))).isEqualTo(409);
    }

    @Test
    void occupyWhenLinesAreNotAvailableThenEveryOneIsNamedAndNothingIsTaken() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(4);
        String number = InvoiceFixture.number(merchant, 9);
        occupy(merchant, batch(), parts(merchant, "9", "10.00", 1));
        occupy(merchant, batch(), parts(merchant, "1", "99.00", 2));
        jdbc.sql("UPDATE input_invoice SET status = 'LOCKED' WHERE merchant_id = ? AND number = ?")
                .params(merchant.id(), InvoiceFixture.number(merchant, 3))
                .update();
        String before = used(merchant);
        List<Part> wanted = new ArrayList<>(parts(merchant, "2", "2.00", 1, 2, 3, 4));
        wanted.add(new Part(number, "1", "1.00"));

        InvoiceFixture.Reply reply = fixture.internal(PATH, body(merchant, batch(), wanted));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()
                        .get("errors")
                        .valueStream()
                        .map(one -> one.get("rule").asString()))
                .containsExactly("QUANTITY", "AMOUNT", "STATUS", "KNOWN");
        assertThat(used(merchant)).isEqualTo(before);
    }

    @Test
    void occupyWhenARowWasChangedWithoutTheServiceThenNothingOfItIsTaken() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(2);
        String number = InvoiceFixture.number(merchant, 1);
        jdbc.sql("UPDATE input_invoice_line SET amount = 999, quantity = 99 WHERE merchant_id = ? AND invoice_id ="
                        + " (SELECT id FROM input_invoice WHERE merchant_id = ? AND number = ?)")
                .params(merchant.id(), merchant.id(), number)
                .update();

        assertThat(occupy(merchant, batch(), parts(merchant, "1", "1.00", 1))).isEqualTo(409);
        assertThat(occupy(merchant, batch(), parts(merchant, "1", "1.00", 1, 2)))
                .isEqualTo(409);
        assertThat(used(merchant)).isEqualTo("null null");
        assertThat(occupy(merchant, batch(), parts(merchant, "1", "1.00", 2))).isEqualTo(200);
    }

    @Test
    void occupyWhenNotSelectedForRefundThenRefused() {
        InvoiceFixture.Merchant merchant = withInvoices(1);

        InvoiceFixture.Reply reply = fixture.internal(PATH, body(merchant, batch(), parts(merchant, "1", "1.00", 1)));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().get("errors").get(0).get("rule").asString()).isEqualTo("USE");
    }

    @Test
    void releaseGivesEverythingBackAndOnlyOnce() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(1);
        String batch = batch();
        occupy(merchant, batch, parts(merchant, "10", "100.00", 1));

        assertThat(release(merchant, batch)).isEqualTo(200);
        assertThat(release(merchant, batch)).isEqualTo(200);

        assertThat(used(merchant)).isEqualTo("null null");
        assertThat(occupy(merchant, batch, parts(merchant, "1", "1.00", 1)))
                .as("a late repetition of what was given back")
                .isEqualTo(409);
        assertThat(occupy(merchant, batch(), parts(merchant, "10", "100.00", 1)))
                .isEqualTo(200);
    }

    @Test
    void otherMerchantsLinesAreUnknown() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(1);
        InvoiceFixture.Merchant stranger = fixture.merchant();

        assertThat(occupy(stranger, batch(), parts(merchant, "1", "1.00", 1))).isEqualTo(409);
    }

    @Test
    void databaseRefusesMoreThanTheLineToo() {
        InvoiceFixture.Merchant merchant = withRefundInvoices(1);
        occupy(merchant, batch(), parts(merchant, "10", "99.00", 1));

        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO input_occupation (id, merchant_id, batch_id, line_id, invoice_number, line_no,
                                  quantity, amount, live, occupied_at)
                                SELECT id + 1, merchant_id, 'by hand', line_id, invoice_number, line_no, 0, 1.01, TRUE,
                                  occupied_at
                                FROM input_occupation WHERE merchant_id = ?
                                """).param(merchant.id()).update())
                .hasMessageContaining("more than the line");
    }

    @Test
    void occupyWhenTheRequestIsIncompleteThenBadRequest() {
        assertThat(fixture.internal(PATH, "{}").status()).isEqualTo(400);
        assertThat(fixture.internal(PATH, "{\"merchantId\":\"1\",\"batchId\":\"1\",\"parts\":[{}]}")
                        .status())
                .isEqualTo(400);
    }

    private InvoiceFixture.Merchant withInvoices(int count) {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, i), "100.00"))
                        .toList()));
        fixture.pulled(merchant);
        return merchant;
    }

    private InvoiceFixture.Merchant withRefundInvoices(int count) {
        InvoiceFixture.Merchant merchant = withInvoices(count);
        fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}");
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/input-invoices?use=REFUND")
                        .get("total")
                        .asInt()
                == count);
        return merchant;
    }

    private static String batch() {
        return "B" + BATCHES.getAndIncrement();
    }

    private static List<Part> parts(InvoiceFixture.Merchant merchant, String quantity, String amount, int... invoices) {
        return IntStream.of(invoices)
                .mapToObj(i -> new Part(InvoiceFixture.number(merchant, i), quantity, amount))
                .toList();
    }

    private static String body(InvoiceFixture.Merchant merchant, String batch, List<Part> parts) {
        StringBuilder rows = new StringBuilder();
        for (Part part : parts) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"invoiceNumber\":\"")
                    .append(part.number())
                    .append("\",\"lineNo\":1,\"quantity\":")
                    .append(part.quantity())
                    .append(",\"amount\":\"")
                    .append(part.amount())
                    .append("\"}");
        }
        return "{\"merchantId\":\"" + merchant.id() + "\",\"batchId\":\"" + batch + "\",\"parts\":[" + rows + "]}";
    }

    private int occupy(InvoiceFixture.Merchant merchant, String batch, List<Part> parts) {
        return fixture.internal(PATH, body(merchant, batch, parts)).status();
    }

    private int release(InvoiceFixture.Merchant merchant, String batch) {
        return fixture.internal(
                        PATH + "/release", "{\"merchantId\":\"" + merchant.id() + "\",\"batchId\":\"" + batch + "\"}")
                .status();
    }

    private String used(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT SUM(quantity), SUM(amount) FROM input_occupation WHERE merchant_id = ? AND live = TRUE")
                .param(merchant.id())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }
}
