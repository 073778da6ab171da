package io.maotong.forex.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.forex.source.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private final Matcher matcher = new Matcher(new MatchingProperties(
            List.of(
                    new MatchingProperties.Tolerance(
                            LocalDate.EPOCH,
                            "USD",
                            new BigDecimal("0.50"),
                            new BigDecimal("0.1"),
                            new BigDecimal("30"),
                            "test"),
                    new MatchingProperties.Tolerance(
                            LocalDate.EPOCH,
                            "JPY",
                            new BigDecimal("50"),
                            new BigDecimal("0.1"),
                            new BigDecimal("4000"),
                            "test")),
            60,
            10));

    private static Orders.Order order(String no, String amount, String buyer) {
        return new Orders.Order(
                no, "PAID", Money.of(amount, "USD"), Money.of(amount, "USD"), buyer, TODAY.minusDays(10));
    }

    private static Payment payment(String amount, String payer, String bearer, String... keys) {
        return new Payment(
                1, Money.of(amount, "USD"), payer, new LinkedHashSet<>(List.of(keys)), Set.of(), bearer, TODAY);
    }

    private List<Share> match(Payment payment, Orders.Order... orders) {
        return matcher.match(payment, new OrderBook(List.of(orders)));
    }

    @Test
    void referenceAndAmountMatch() {
        assertThat(match(payment("100.00", "A", null, "ORD0001"), order("ORD-0001", "100.00", "B")))
                .containsExactly(Share.of("ORD-0001", Money.of("100.00", "USD"), Rule.R1_REFERENCE));
    }

    @Test
    void oneReferenceToSeveralOrdersPaysAllOfThem() {
        List<Share> shares = match(
                payment("300.00", "A", null, "ORD0002", "ORD0001"),
                order("ORD-0001", "100.00", "B"),
                order("ORD-0002", "200.00", "B"));
        assertThat(shares).extracting(Share::orderNo).containsExactly("ORD-0002", "ORD-0001");
        assertThat(shares).extracting(Share::rule).containsOnly(Rule.R1_REFERENCE);
    }

    @Test
    void aFewCentsLessWithinTheToleranceStillPay() {
        Share share = match(payment("999.60", "A", null, "ORD0001"), order("ORD-0001", "1000.00", "B"))
                .getFirst();
        assertThat(share.amount()).isEqualTo(Money.of("999.60", "USD"));
        assertThat(share.charge()).isEqualTo(Money.of("0.40", "USD"));
        assertThat(share.rule()).isEqualTo(Rule.R1_REFERENCE);
    }

    @Test
    void aFewCentsMoreWithinTheToleranceBelongToTheReceiptOnly() {
        Share share = match(payment("1000.40", "A", null, "ORD0001"), order("ORD-0001", "1000.00", "B"))
                .getFirst();
        assertThat(share.fromReceipt()).isEqualTo(Money.of("1000.40", "USD"));
        assertThat(share.offOrder()).isEqualTo(Money.of("1000.00", "USD"));
    }

    @Test
    void bankChargesAreNoMissingMoneyWhenThePayerDidNotBearThem() {
        Orders.Order order = order("ORD-0001", "1000.00", "B");
        assertThat(match(payment("975.00", "A", "SHAR", "ORD0001"), order)
                        .getFirst()
                        .charge())
                .isEqualTo(Money.of("25.00", "USD"));
        assertThat(match(payment("975.00", "A", "DEBT", "ORD0001"), order)
                        .getFirst()
                        .rule())
                .as("the payer bore the charges: money is missing")
                .isEqualTo(Rule.R4_PARTIAL);
        assertThat(match(payment("960.00", "A", "SHAR", "ORD0001"), order)
                        .getFirst()
                        .rule())
                .as("more than banks keep")
                .isEqualTo(Rule.R4_PARTIAL);
    }

    @Test
    void partialAndOverPaymentServeTheNamedOrders() {
        assertThat(match(payment("40.00", "A", null, "ORD0001"), order("ORD-0001", "100.00", "B")))
                .containsExactly(Share.of("ORD-0001", Money.of("40.00", "USD"), Rule.R4_PARTIAL));
        assertThat(match(payment("150.00", "A", null, "ORD0001"), order("ORD-0001", "100.00", "B")))
                .containsExactly(Share.of("ORD-0001", Money.of("100.00", "USD"), Rule.R4_PARTIAL));
    }

    @Test
    void amountAndPayerMatchOnlyWhenOneOrderFits() {
        Orders.Order one = order("ORD-0001", "100.00", "Crystal Pte. Ltd.");
        assertThat(match(payment("100.00", "CRYSTAL PTE LTD", null), one)).hasSize(1);
        assertThat(match(
                        payment("100.00", "CRYSTAL PTE LTD", null),
                        one,
                        order("ORD-0002", "100.00", "Crystal Pte Ltd")))
                .as("two orders fit: a person decides")
                .isEmpty();
        assertThat(match(payment("100.00", "Somebody Else", null), one)).isEmpty();
        assertThat(match(payment("100.01", "CRYSTAL PTE LTD", null), one)).isEmpty();
    }

    @Test
    void neverAcrossCurrencies() {
        Payment yen = new Payment(1, Money.of("100", "JPY"), "A", Set.of("ORD0001"), Set.of(), null, TODAY);
        assertThat(match(yen, order("ORD-0001", "100.00", "A"))).isEmpty();
    }

    @Test
    void orderThatAPersonTookTheReceiptFromIsNotServedAgain() {
        Payment refused =
                new Payment(1, Money.of("100.00", "USD"), "B", Set.of("ORD0001"), Set.of("ORD-0001"), null, TODAY);
        assertThat(match(refused, order("ORD-0001", "100.00", "B"))).isEmpty();
    }

    @Test
    void suggestionsPutTheLikelyOrderFirst() {
        Payment payment = payment("99.00", "Crystal Pte", null);
        int likely =
                Suggestion.of(payment, order("A1", "100.00", "Crystal Pte Ltd")).score();
        int unlikely = Suggestion.of(payment, order("A2", "55.00", "Other")).score();
        assertThat(likely).isGreaterThan(unlikely).isLessThanOrEqualTo(100);
    }

    @Test
    void whateverComesSharesNeverExceedReceiptsOrOrders() {
        Random random = new Random(20261122);
        for (int world = 0; world < 3_000; world++) {
            String currency = random.nextBoolean() ? "USD" : "JPY";
            List<Orders.Order> orders = new ArrayList<>();
            Map<String, Money> left = new HashMap<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                Money amount = amount(random, currency);
                orders.add(
                        new Orders.Order("ORD-" + (1000 + i), "PAID", amount, amount, "B" + i % 2, TODAY.minusDays(5)));
                left.put("ORD-" + (1000 + i), amount);
            }
            OrderBook book = new OrderBook(orders);
            for (int p = 0; p < 1 + random.nextInt(8); p++) {
                Set<String> keys = new LinkedHashSet<>();
                for (int k = 0; k < random.nextInt(4); k++) {
                    keys.add("ORD" + (1000 + random.nextInt(7)));
                }
                Money amount = random.nextInt(3) == 0
                        ? orders.get(random.nextInt(orders.size())).amount()
                        : amount(random, currency);
                String bearer = List.of("SHAR", "DEBT", "CRED", "").get(random.nextInt(4));
                Payment payment = new Payment(
                        p, amount, "B" + random.nextInt(2), keys, Set.of(), bearer.isEmpty() ? null : bearer, TODAY);
                Money taken = Money.zero(currency);
                for (Share share : matcher.match(payment, book)) {
                    assertThat(share.amount().isPositive()).isTrue();
                    assertThat(share.charge().isNegative() || share.surplus().isNegative())
                            .isFalse();
                    taken = taken.plus(share.fromReceipt());
                    Money rest = left.get(share.orderNo()).minus(share.offOrder());
                    assertThat(rest.isNegative())
                            .as("order %s in world %s", share.orderNo(), world)
                            .isFalse();
                    left.put(share.orderNo(), rest);
                }
                assertThat(taken.compareTo(amount))
                        .as("receipt in world %s", world)
                        .isLessThanOrEqualTo(0);
            }
            left.forEach(
                    (orderNo, rest) -> assertThat(book.outstanding(orderNo)).isEqualTo(rest));
        }
    }

    private static Money amount(Random random, String currency) {
        return "JPY".equals(currency)
                ? Money.of(BigDecimal.valueOf(1 + random.nextInt(500)), currency)
                : Money.of(BigDecimal.valueOf(1 + random.nextInt(50_000), 2), currency);
    }
}
