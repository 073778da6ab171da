package io.maotong.invoice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class QuotasTest {

    private static final String PERIOD = InvoiceFixture.period();

    @Autowired
    Quotas quotas;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QuotaMapper mapper;

    @Autowired
    Published.QuotasLow quotasLow;

    @Test
    void reserveWhenManyAskAtOnceThenNeverMoreThanWasDownloaded() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "1000.00");
        assertThat(topUp(merchant, "1.00")).isInstanceOf(Quotas.TopUp.Done.class);

        int reserved;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> ask = () -> reserve(merchant, "90.00");
            reserved = (int) threads.invokeAll(Collections.nCopies(40, ask)).stream()
                    .filter(future -> future.resultNow())
                    .count();
        }

        assertThat(reserved).isEqualTo(11);
        assertThat(book(merchant)).containsExactly("1000.00", "990.00", "0.00");
    }

    @Test
    void useAndReleaseMoveWhatWasReserved() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "500.00");
        topUp(merchant, "300.00");
        assertThat(reserve(merchant, "200.00")).isTrue();
        assertThat(reserve(merchant, "300.00")).isTrue();

        in(merchant, () -> quotas.use(merchant.taxNo(), PERIOD, new BigDecimal("200.00")));
        in(merchant, () -> quotas.release(merchant.taxNo(), PERIOD, new BigDecimal("300.00")));

        assertThat(book(merchant)).containsExactly("500.00", "0.00", "200.00");
        assertThat(reserve(merchant, "300.01")).isFalse();
    }

    @Test
    void topUpWhenTheAnswerWasLostThenTheSameDownloadCountsOnce() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "400.00");
        platform.plan("download", merchant.taxNo(), Mishap.ANSWER_LOST);

        assertThat(topUp(merchant, "100.00")).isInstanceOf(Quotas.TopUp.Pending.class);
        assertThat(topUp(merchant, "100.00")).isInstanceOf(Quotas.TopUp.Done.class);

        assertThat(book(merchant)).containsExactly("400.00", "0.00", "0.00");
    }

    @Test
    void topUpWhenTheMonthDoesNotSufficeThenShort() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "99.99");

        assertThat(topUp(merchant, "100.00")).isInstanceOf(Quotas.TopUp.Short.class);
    }

    @Test
    void movesWhateverTheOrderAndHoweverManyThenTheBookBalances() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "1000.00");
        topUp(merchant, "1000.00");
        long seed = 20261201;
        AtomicLong usedCents = new AtomicLong();
        AtomicLong keptCents = new AtomicLong();
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Random random = new Random(seed + i);
            work.add(() -> {
                long cents = random.nextLong(1, 6_000);
                BigDecimal amount = new BigDecimal(cents).movePointLeft(2);
                if (!reserve(merchant, amount.toPlainString())) {
                    return null;
                }
                switch (random.nextInt(3)) {
                    case 0 -> {
                        in(merchant, () -> quotas.use(merchant.taxNo(), PERIOD, amount));
                        usedCents.addAndGet(cents);
                    }
                    case 1 -> in(merchant, () -> quotas.release(merchant.taxNo(), PERIOD, amount));
                    default -> keptCents.addAndGet(cents);
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        }

        assertThat(book(merchant))
                .as("seed " + seed)
                .containsExactly("1000.00", cents(keptCents.get()), cents(usedCents.get()));
    }

    @Test
    void reserveWhenItRunsLowThenToldOnceAndAgainOnlyAfterMore() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "1000.00");
        topUp(merchant, "1000.00");

        reserve(merchant, "800.00");
        assertThat(low(merchant)).as("a fifth is left").isFalse();
        reserve(merchant, "0.01");
        reserve(merchant, "0.01");

        assertThat(low(merchant)).isTrue();
        InvoiceFixture.await(() -> quotasLow.of(merchant.id()).size() == 1);
        assertThat(quotasLow.of(merchant.id()).getFirst().period()).isEqualTo(PERIOD);
        JsonNode seen = fixture.get(merchant, "/api/merchant/invoice-quota?period=" + PERIOD)
                .get("items")
                .get(0);
        assertThat(seen.get("low").asBoolean()).isTrue();
        assertThat(seen.get("free").get("amount").asString()).isEqualTo("199.98");
        platform.quotaOf(merchant.taxNo(), "3000.00");
        topUp(merchant, "1000.00");
        assertThat(low(merchant)).isFalse();
    }

    @Test
    void rollOverThenTheOldMonthCannotBeSpentButWhatIsUnderWayIsSettled() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.quotaOf(merchant.taxNo(), "1000.00");
        topUp(merchant, "1000.00");
        reserve(merchant, "100.00");
        jdbc.sql("UPDATE quota SET period = '202001' WHERE merchant_id = ?")
                .param(merchant.id())
                .update();

        QuotaRollOver.close(mapper, Clock.systemUTC());
        QuotaRollOver.close(mapper, Clock.systemUTC());

        boolean spent = MerchantScope.call(
                merchant.id(),
                () -> transaction.execute(status -> quotas.reserve(merchant.taxNo(), "202001", BigDecimal.ONE)));
        assertThat(spent).isFalse();
        in(merchant, () -> quotas.use(merchant.taxNo(), "202001", new BigDecimal("100.00")));
        JsonNode seen = fixture.get(merchant, "/api/merchant/invoice-quota")
                .get("items")
                .get(0);
        assertThat(seen.get("unspent").get("amount").asString()).isEqualTo("900.00");
        assertThat(seen.get("used").get("amount").asString()).isEqualTo("100.00");
        assertThat(seen.get("closedAt").isNull()).isFalse();
    }

    private boolean low(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT low_told FROM quota WHERE merchant_id = ?")
                .param(merchant.id())
                .query(Boolean.class)
                .single();
    }

    private static String cents(long cents) {
        return new BigDecimal(cents).movePointLeft(2).setScale(2).toPlainString();
    }

    private Quotas.TopUp topUp(InvoiceFixture.Merchant merchant, String needed) {
        return MerchantScope.call(merchant.id(), () -> quotas.topUp(merchant.taxNo(), PERIOD, new BigDecimal(needed)));
    }

    private boolean reserve(InvoiceFixture.Merchant merchant, String amount) {
        return MerchantScope.call(
                merchant.id(),
                () -> transaction.execute(status -> quotas.reserve(merchant.taxNo(), PERIOD, new BigDecimal(amount))));
    }

    private void in(InvoiceFixture.Merchant merchant, Runnable work) {
        MerchantScope.run(merchant.id(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private List<String> book(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT downloaded, reserved, used FROM quota WHERE merchant_id = ?")
                .param(merchant.id())
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }
}
