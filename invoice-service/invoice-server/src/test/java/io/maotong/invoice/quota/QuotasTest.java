package io.maotong.invoice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
