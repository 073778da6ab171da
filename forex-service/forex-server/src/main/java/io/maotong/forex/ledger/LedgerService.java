package io.maotong.forex.ledger;

import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Journal and cached balances, moved together. Journal rows are only ever added; the balances are what a replay of the
 * journal gives, and {@link #trial} compares the two.
 */
@Service
class LedgerService implements Ledger {

    private final LedgerMapper accounts;
    private final JournalMapper journal;
    private final Clock clock;

    LedgerService(LedgerMapper accounts, JournalMapper journal, Clock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<Key, Money> changes = changes(entries);
        Map<Key, LedgerAccountRow> locked = locked(changes.keySet().stream().toList());
        changes.forEach((key, change) -> apply(locked.get(key), change));
        write(entries, locked);
    }

    private static Map<Key, Money> changes(List<Entry> entries) {
        Map<Key, Money> changes = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Entry.Line line : entry.lines()) {
                Money change = line.account().sign(line.side()) > 0
                        ? line.amount()
                        : line.amount().negated();
                changes.merge(new Key(line.account(), line.amount().currency()), change, Money::plus);
            }
        }
        return changes;
    }

    private Map<Key, LedgerAccountRow> locked(List<Key> needed) {
        Map<Key, LedgerAccountRow> found = lock();
        List<LedgerAccountRow> missing = needed.stream()
                .filter(key -> !found.containsKey(key))
                .map(LedgerService::fresh)
                .toList();
        if (missing.isEmpty()) {
            return found;
        }
        accounts.open(missing);
        return lock();
    }

    private Map<Key, LedgerAccountRow> lock() {
        Map<Key, LedgerAccountRow> found = new HashMap<>();
        accounts.lockAll().forEach(row -> found.put(row.key(), row));
        return found;
    }

    private static LedgerAccountRow fresh(Key key) {
        LedgerAccountRow row = new LedgerAccountRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = key.kind();
        row.currency = key.currency();
        return row;
    }

    private void apply(LedgerAccountRow account, Money change) {
        if (change.isZero()) {
            return;
        }
        BigDecimal after = account.balance.add(change.amount());
        if (account.kind.isNeverNegative() && after.signum() < 0) {
            throw new InsufficientFunds(Money.of(account.balance, account.currency), change);
        }
        account.balance = after;
        if (accounts.move(account) != 1) {
            throw new OptimisticLockingFailureException("the balance " + account.id + " moved under its lock");
        }
    }

    private void write(List<Entry> entries, Map<Key, LedgerAccountRow> locked) {
        Instant now = clock.instant();
        long merchantId = MerchantScope.merchantId();
        List<JournalEntryRow> rows = new ArrayList<>();
        List<PostingRow> lines = new ArrayList<>();
        for (Entry entry : entries) {
            JournalEntryRow row = new JournalEntryRow();
            row.id = Ids.next();
            row.merchantId = merchantId;
            row.kind = entry.kind();
            row.reference = entry.reference();
            row.description = entry.description();
            row.bookedAt = now;
            rows.add(row);
            for (Entry.Line line : entry.lines()) {
                PostingRow posting = new PostingRow();
                posting.id = Ids.next();
                posting.merchantId = merchantId;
                posting.entryId = row.id;
                posting.currency = line.amount().currency();
                posting.accountId = locked.get(new Key(line.account(), posting.currency)).id;
                posting.side = line.side().letter();
                posting.amount = line.amount().amount();
                lines.add(posting);
            }
        }
        journal.addEntries(rows);
        journal.addPostings(lines);
    }

    @Override
    public Money balance(AccountKind kind, String currency) {
        LedgerAccountRow row = accounts.find(kind, currency);
        return row == null ? Money.zero(currency) : Money.of(row.balance, currency);
    }

    @Override
    public Map<Key, Money> balances() {
        Map<Key, Money> balances = new LinkedHashMap<>();
        accounts.all().forEach(row -> balances.put(row.key(), Money.of(row.balance, row.currency)));
        return balances;
    }

    TrialBalance trial() {
        return TrialBalance.of(accounts.trial(), accounts.unbalanced());
    }

    Page<StatementRow> statement(AccountKind kind, String currency, PageRequest page) {
        Page<StatementRow> rows = page.toPage(Map.of("id", "id", "bookedAt", "id"), "id,desc");
        LedgerAccountRow account = accounts.find(kind, currency);
        return account == null ? rows : accounts.statement(rows, account.id);
    }
}
