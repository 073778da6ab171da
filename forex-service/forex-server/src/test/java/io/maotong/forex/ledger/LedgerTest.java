package io.maotong.forex.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ForexTest
class LedgerTest {

    @Autowired
    private LedgerService ledger;

    @Autowired
    private MerchantLock lock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private void post(long merchant, List<Entry> entries) {
        MerchantScope.run(
                merchant,
                () -> transaction.executeWithoutResult(status -> {
                    lock.take();
                    ledger.post(entries);
                }));
    }

    private TrialBalance trial(long merchant) {
        return MerchantScope.call(merchant, ledger::trial);
    }

    private static Entry receipt(String reference, String amount) {
        Money money = Money.of(amount, "USD");
        return Entry.of(EntryKind.RECEIPT, reference)
                .debit(AccountKind.NOSTRO, money)
                .credit(AccountKind.AVAILABLE, money)
                .build();
    }

    @Test
    void entryThatDoesNotBalanceCannotBeMade() {
        assertThatThrownBy(() -> Entry.of(EntryKind.RECEIPT, "1")
                        .debit(AccountKind.NOSTRO, Money.of("1.00", "USD"))
                        .credit(AccountKind.AVAILABLE, Money.of("1.01", "USD"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Entry.of(EntryKind.RECEIPT, "1")
                        .debit(AccountKind.NOSTRO, Money.of("1.00", "USD"))
                        .credit(AccountKind.AVAILABLE, Money.of("1.00", "EUR"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameFactIsBookedOnce() {
        long merchant = Ids.next();
        post(merchant, List.of(receipt("a", "5.00")));
        assertThatThrownBy(() -> post(merchant, List.of(receipt("a", "5.00"))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(MerchantScope.<Money>call(merchant, () -> ledger.balance(AccountKind.AVAILABLE, "USD")))
                .isEqualTo(Money.of("5.00", "USD"));
    }

    @Test
    void journalRowsCannotBeChangedOrRemoved() {
        long merchant = Ids.next();
        post(merchant, List.of(receipt("a", "5.00")));
        for (String sql : List.of(
                "UPDATE posting SET amount = 6 WHERE merchant_id = ",
                "DELETE FROM posting WHERE merchant_id = ",
                "UPDATE journal_entry SET reference = 'b' WHERE merchant_id = ",
                "DELETE FROM journal_entry WHERE merchant_id = ")) {
            assertThatThrownBy(() -> jdbc.sql(sql + merchant).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("immutable");
        }
    }

    @Test
    void theDatabaseItselfKeepsBalancesFromFallingBelowZero() {
        long merchant = Ids.next();
        post(merchant, List.of(receipt("a", "5.00")));
        assertThatThrownBy(() -> jdbc.sql("UPDATE ledger_account SET balance = -1 WHERE kind = 'AVAILABLE'"
                                + " AND merchant_id = " + merchant)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aTamperedBalanceShowsInTheTrialBalance() {
        long merchant = Ids.next();
        post(merchant, List.of(receipt("a", "5.00")));
        assertThat(trial(merchant).balanced()).isTrue();
        jdbc.sql("UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'AVAILABLE' AND merchant_id = ?")
                .param(merchant)
                .update();
        assertThat(trial(merchant).balanced()).isFalse();
    }

    @Test
    void thousandsOfRandomEntriesReplayToTheCachedBalancesAndNothingIsOverdrawn() {
        long merchant = Ids.next();
        Random random = new Random(99);
        Map<Ledger.Key, Money> model = new HashMap<>();
        int refused = 0;
        int booked = 0;
        for (int round = 0; round < 150; round++) {
            List<Entry> entries = new ArrayList<>();
            Map<Ledger.Key, Money> after = new HashMap<>(model);
            for (int i = 0; i < 20; i++) {
                Entry entry = randomEntry(random, round + "/" + i);
                entries.add(entry);
                entry.lines()
                        .forEach(line -> after.merge(
                                new Ledger.Key(line.account(), line.amount().currency()),
                                line.account().sign(line.side()) > 0
                                        ? line.amount()
                                        : line.amount().negated(),
                                Money::plus));
            }
            boolean fits = after.entrySet().stream()
                    .noneMatch(entry -> entry.getKey().kind().isNeverNegative()
                            && entry.getValue().isNegative());
            if (fits) {
                post(merchant, entries);
                model = after;
                booked += entries.size();
            } else {
                assertThatThrownBy(() -> post(merchant, entries)).isInstanceOf(InsufficientFunds.class);
                refused++;
            }
        }
        assertThat(booked).isGreaterThan(1_000);
        assertThat(refused).isPositive();
        TrialBalance trial = trial(merchant);
        assertThat(trial.balanced()).isTrue();
        Map<Ledger.Key, Money> cached = MerchantScope.call(merchant, ledger::balances);
        model.forEach(
                (key, money) -> assertThat(cached.get(key)).as(key.toString()).isEqualTo(money));
    }

    private static Entry randomEntry(Random random, String reference) {
        String currency = List.of("USD", "JPY", "CNY").get(random.nextInt(3));
        int scale = Money.zero(currency).amount().scale();
        Money amount = Money.of(BigDecimal.valueOf(1 + random.nextInt(100_000), scale), currency);
        return switch (random.nextInt(5)) {
            case 0, 1, 2 ->
                Entry.of(EntryKind.RECEIPT, reference)
                        .debit(AccountKind.NOSTRO, amount.plus(amount))
                        .credit(AccountKind.SUSPENSE, amount)
                        .credit(AccountKind.AVAILABLE, amount)
                        .build();
            case 3 ->
                Entry.of(EntryKind.HOLD, reference)
                        .debit(AccountKind.AVAILABLE, amount)
                        .credit(AccountKind.HOLD, amount)
                        .build();
            default ->
                Entry.of(EntryKind.MATCHED, reference)
                        .debit(AccountKind.SUSPENSE, amount)
                        .credit(AccountKind.AVAILABLE, amount)
                        .build();
        };
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        long merchant = Ids.next();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String reference = "r" + i;
                futures.add(threads.submit(() -> post(merchant, List.of(receipt(reference, "1.25")))));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        assertThat(MerchantScope.<Money>call(merchant, () -> ledger.balance(AccountKind.AVAILABLE, "USD")))
                .isEqualTo(Money.of("100.00", "USD"));
        assertThat(trial(merchant).balanced()).isTrue();
    }
}
