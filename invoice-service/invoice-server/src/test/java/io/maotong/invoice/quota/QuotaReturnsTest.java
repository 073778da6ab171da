package io.maotong.invoice.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.QuotaPlatform;
import io.maotong.invoice.platform.TaxPlatform;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@InvoiceTest
class QuotaReturnsTest {

    private static final LocalDate LAST = LocalDate.of(2031, 5, 31);

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    // The service's own workers would handle them by today's date.
    private final Intents intents = mock(Intents.class);
    private final ScriptedQuota platform = new ScriptedQuota();

    /** Answers as planned, and notes what it was asked. */
    private static final class ScriptedQuota implements QuotaPlatform {

        private final Deque<PlatformAnswer<TaxPlatform.QuotaState>> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public PlatformAnswer<TaxPlatform.QuotaState> giveBack(String taxNo, BigDecimal amount, String serial) {
            asked.add(amount.toPlainString() + " " + serial);
            return answers.remove();
        }

        @Override
        public PlatformAnswer<TaxPlatform.QuotaState> extend(String taxNo, String period, String until, String serial) {
            asked.add(period + " " + until);
            return answers.remove();
        }
    }

    private QuotaReturns returns(LocalDate today) {
        Clock clock = Clock.fixed(today.atTime(23, 30).atZone(BusinessTime.ZONE).toInstant(), BusinessTime.ZONE);
        return new QuotaReturns(jdbc, transaction, intents, clock);
    }

    private static Clock at(LocalDate day) {
        return Clock.fixed(day.atTime(23, 40).atZone(BusinessTime.ZONE).toInstant(), BusinessTime.ZONE);
    }

    private void book(InvoiceFixture.Merchant merchant, String downloaded, String reserved, String used) {
        jdbc.sql("""
                        INSERT INTO quota (id, merchant_id, seller_tax_no, period, downloaded, reserved, used, updated_at)
                        VALUES (?, ?, ?, '203105', ?, ?, ?, NOW(6))
                        """)
                .params(Arrays.asList(Ids.next(), merchant.id(), merchant.taxNo(), downloaded, reserved, used))
                .update();
    }

    private String downloaded(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT downloaded FROM quota WHERE merchant_id = ? AND period = '203105'")
                .param(merchant.id())
                .query(String.class)
                .single();
    }

    private String state(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT CONCAT(amount, ' ', state) FROM quota_return WHERE merchant_id = ?")
                .param(merchant.id())
                .query(String.class)
                .single();
    }

    private IntentOutcome handle(InvoiceFixture.Merchant merchant, QuotaReturns returns, LocalDate day) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("returns", returns);
        ObjectProvider<QuotaReturns> provider = beans.getBeanProvider(QuotaReturns.class);
        long id = jdbc.sql("SELECT id FROM quota_return WHERE merchant_id = ?")
                .param(merchant.id())
                .query(Long.class)
                .single();
        Intent intent = new Intent(1, merchant.id(), QuotaReturnIntent.KIND, "x", "{\"returnId\":" + id + "}", null, 1);
        return MerchantScope.call(
                merchant.id(), () -> new QuotaReturnIntent(provider, platform, json, at(day)).handle(intent));
    }

    @Test
    void giveBackWhenItIsNotTheLastDayThenNothing() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        book(merchant, "100.00", "0", "0");

        assertThat(returns(LAST.minusDays(1)).giveBack()).isZero();

        assertThat(downloaded(merchant)).isEqualTo("100.00");
    }

    @Test
    void giveBackWhenTheMonthEndsThenTheUnusedCannotBeReservedAnyMoreAndGoesBackUnderOneSerial() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        book(merchant, "1000.00", "150.00", "600.00");
        QuotaReturns returns = returns(LAST);

        assertThat(returns.giveBack()).isPositive();
        returns.giveBack();
        assertThat(downloaded(merchant)).as("taken once").isEqualTo("750.00");
        platform.answers.add(new PlatformAnswer.Unknown<>("answer lost"));
        platform.answers.add(new PlatformAnswer.Answered<>(null));
        assertThat(handle(merchant, returns, LAST)).isInstanceOf(IntentOutcome.Retry.class);
        assertThat(handle(merchant, returns, LAST)).isInstanceOf(IntentOutcome.Done.class);
        assertThat(handle(merchant, returns, LAST)).as("done is done").isInstanceOf(IntentOutcome.Done.class);

        assertThat(platform.asked).hasSize(2).allMatch(asked -> asked.startsWith("250.00 QR"));
        assertThat(platform.asked.get(0)).isEqualTo(platform.asked.get(1));
        assertThat(state(merchant)).isEqualTo("250.00 DONE");
    }

    @Test
    void giveBackWhenThePlatformRefusesThenItMayBeSpentAfterAll() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        book(merchant, "1000.00", "0.00", "600.00");
        QuotaReturns returns = returns(LAST);
        returns.giveBack();
        platform.answers.add(new PlatformAnswer.Refused<>("9004", "授信额度已暂停"));

        handle(merchant, returns, LAST);

        assertThat(downloaded(merchant)).isEqualTo("1000.00");
        assertThat(state(merchant)).isEqualTo("400.00 REFUSED");
    }

    @Test
    void giveBackWhenTheMonthIsOverThenNothingIsTakenFromTheNewOne() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        book(merchant, "1000.00", "0.00", "600.00");
        QuotaReturns returns = returns(LAST);
        returns.giveBack();

        handle(merchant, returns, LAST.plusDays(1));

        assertThat(platform.asked).isEmpty();
        assertThat(state(merchant)).isEqualTo("400.00 LAPSED");
    }

    @Test
    void extendWhenInvoicesOfTheOldMonthAreOnTheirWayThenItsQuotaIsKeptAlive() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        book(merchant, "1000.00", "10.00", "600.00");

        assertThat(returns(LAST.plusDays(1)).extend()).isPositive();
        platform.answers.add(new PlatformAnswer.Answered<>(null));
        Intent intent = new Intent(
                1,
                merchant.id(),
                QuotaExtensionIntent.KIND,
                "x",
                json.writeValueAsString(new QuotaReturns.Extension(merchant.taxNo(), "203105", "203106", "QX1")),
                null,
                1);
        assertThat(new QuotaExtensionIntent(platform, json).handle(intent)).isInstanceOf(IntentOutcome.Done.class);

        assertThat(platform.asked).containsExactly("203105 203106");
        verify(intents, atLeastOnce()).add(eq("quota.extend"), startsWith("QX"), any(QuotaReturns.Extension.class));
    }
}
