package io.maotong.invoice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class NumbersTest {

    @Autowired
    Numbers numbers;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void allocateWhenManyAskAtOnceThenEachNumberIsGivenOnce() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        // 50 numbers a draw: 120 serials need several segments.
        List<Callable<String>> work = IntStream.range(0, 120)
                .mapToObj(i -> (Callable<String>) () -> allocated(merchant, "S" + i))
                .toList();
        List<String> given;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            given = threads.invokeAll(work).stream().map(NumbersTest::result).toList();
        }

        assertThat(given).doesNotHaveDuplicates().allMatch(number -> number.matches("\\d{20}"));
        Map<String, Object> books =
                jdbc.sql("""
                        SELECT SUM(next_no - first_no) AS spent, SUM(last_no - first_no + 1) AS drawn,
                          (SELECT COUNT(*) FROM number_fate WHERE merchant_id = ?) AS fates,
                          SUM(status = 'SPENT' AND next_no <> last_no + 1) AS wrong
                        FROM number_segment WHERE merchant_id = ?
                        """).params(merchant.id(), merchant.id()).query().singleRow();
        assertThat(books.get("spent").toString()).isEqualTo("120");
        assertThat(books.get("fates").toString()).isEqualTo("120");
        assertThat(books.get("wrong").toString()).isEqualTo("0");
    }

    @Test
    void allocateAgainThenTheSerialKeepsItsNumber() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        String first = allocated(merchant, "SAME");

        assertThat(allocated(merchant, "SAME")).isEqualTo(first);
        assertThat(allocated(merchant, "OTHER")).isNotEqualTo(first);
    }

    @Test
    void allocateWhenRolledBackThenNoNumberIsLost() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String first = allocated(merchant, "A");
        MerchantScope.run(
                merchant.id(),
                () -> transaction.executeWithoutResult(status -> {
                    numbers.allocate(merchant.taxNo(), "B");
                    status.setRollbackOnly();
                }));

        String next = allocated(merchant, "C");

        assertThat(Long.parseLong(next.substring(5))).isEqualTo(Long.parseLong(first.substring(5)) + 1);
    }

    @Test
    void fateIsDecidedOnlyOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String number = allocated(merchant, "A");
        inTransaction(merchant, () -> numbers.issued(number));

        assertThatThrownBy(() -> inTransaction(merchant, () -> numbers.voidLocally(number)))
                .hasMessageContaining("has its fate already");
    }

    @Test
    void accountsNameTheFateOfEveryNumberAndNothingIsMissing() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String issued = allocated(merchant, "A");
        String voided = allocated(merchant, "B");
        allocated(merchant, "C");
        inTransaction(merchant, () -> numbers.issued(issued));
        inTransaction(merchant, () -> numbers.voidLocally(voided));

        JsonNode segment = fixture.get(merchant, "/api/merchant/invoice-numbers")
                .get("items")
                .get(0);

        assertThat(List.of("drawn", "issued", "voided", "allocated", "unused").stream()
                        .map(name -> segment.get(name).asInt()))
                .containsExactly(50, 1, 1, 1, 47);
        assertThat(segment.get("balanced").asBoolean()).isTrue();
        JsonNode found = fixture.get(
                merchant,
                "/api/merchant/invoice-numbers/" + segment.get("segmentId").asString() + "?fate=VOID_LOCAL");
        assertThat(found.get("items").get(0).get("number").asString()).isEqualTo(voided);
        assertThat(found.get("total").asInt()).isEqualTo(1);
        for (String change : List.of(
                "UPDATE number_fate SET fate = 'ISSUED' WHERE number = '" + voided + "'",
                "UPDATE number_fate SET serial_no = 'x' WHERE number = '" + issued + "'",
                "DELETE FROM number_fate WHERE number = '" + issued + "'",
                "UPDATE number_segment SET next_no = next_no - 1 WHERE merchant_id = " + merchant.id(),
                "DELETE FROM number_segment WHERE merchant_id = " + merchant.id())) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isNotNull();
        }
    }

    private String allocated(InvoiceFixture.Merchant merchant, String serial) {
        return MerchantScope.call(merchant.id(), () -> {
            while (true) {
                Optional<String> number = transaction.execute(status -> numbers.allocate(merchant.taxNo(), serial));
                if (number.isPresent()) {
                    return number.get();
                }
                numbers.draw(merchant.taxNo());
            }
        });
    }

    private void inTransaction(InvoiceFixture.Merchant merchant, Runnable work) {
        MerchantScope.run(merchant.id(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
