package io.maotong.forex.account;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexError;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.source.Merchants;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens virtual accounts: the wish is recorded here, the bank is asked by {@link OpenAccount}. */
@Service
class AccountService implements Accounts {

    static final String HOME = "CNY";

    private final AccountMapper accounts;
    private final Merchants merchants;
    private final Bank bank;
    private final KeyService keys;
    private final AccountProperties properties;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    AccountService(
            AccountMapper accounts,
            Merchants merchants,
            Bank bank,
            KeyService keys,
            AccountProperties properties,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.accounts = accounts;
        this.merchants = merchants;
        this.bank = bank;
        this.keys = keys;
        this.properties = properties;
        this.intents = intents;
        this.clock = clock;
    }

    /** Asks for an account in the currency, and for the CNY account that settlements pay into. Repeating it is harmless. */
    @Transactional
    AccountRow request(String currency) {
        new Violations()
                .check(
                        properties.currencies().contains(currency),
                        ForexError.UNKNOWN_CURRENCY,
                        "currency",
                        "ACCOUNT_CURRENCY",
                        String.join("|", properties.currencies()),
                        Text.of("请选择银行支持的币种", "Choose a currency that the bank keeps accounts in"))
                .throwIfAny(ForexError.UNKNOWN_CURRENCY);
        if (merchants.current().filter(Merchants.Merchant::mayHoldAccounts).isEmpty()) {
            throw new BusinessException(
                    ForexError.NOT_QUALIFIED,
                    Text.of(
                            "请先取得营业执照并通过平台审核，再申请收款账户",
                            "Obtain the licence and the platform's approval, then ask for the account"));
        }
        if (!HOME.equals(currency)) {
            requested(HOME);
        }
        return requested(currency);
    }

    private AccountRow requested(String currency) {
        AccountRow known = find(currency);
        if (known == null) {
            return insert(currency);
        }
        if (known.status == AccountStatus.REFUSED) {
            String serial = "VA" + Ids.text(Ids.next());
            if (accounts.requestAgain(known.id, serial) == 1) {
                intents.getObject().add(OpenAccount.KIND, currency, new OpenAccount.Wish(known.id));
                return find(currency);
            }
        }
        return known;
    }

    private AccountRow insert(String currency) {
        AccountRow row = new AccountRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.bank = bank.id();
        row.currency = currency;
        row.serial = "VA" + Ids.text(row.id);
        row.status = AccountStatus.REQUESTED;
        row.channel = bank.channel().name();
        row.requestedAt = clock.instant();
        try {
            accounts.insert(row);
        } catch (DuplicateKeyException e) {
            // Somebody of the same company asked a moment ago.
            AccountRow other = find(currency);
            if (other == null) {
                throw new BusinessException(CommonError.CHANGED_MEANWHILE, CommonError.CHANGED_MEANWHILE.title());
            }
            return other;
        }
        intents.getObject().add(OpenAccount.KIND, currency, new OpenAccount.Wish(row.id));
        return row;
    }

    List<AccountRow> list() {
        return accounts.selectList(new QueryWrapper<AccountRow>().orderByAsc("id"));
    }

    private AccountRow find(String currency) {
        return accounts.selectOne(new QueryWrapper<AccountRow>().eq("currency", currency));
    }

    AccountRow byId(long id) {
        return accounts.selectById(id);
    }

    @Transactional
    void sent(long id) {
        accounts.sent(id, clock.instant());
    }

    @Transactional
    void opened(long id, Bank.OpenedAccount answer) {
        Instant now = clock.instant();
        AccountRow row = new AccountRow();
        row.id = id;
        row.status = AccountStatus.ACTIVE;
        row.accountNo = answer.accountNo();
        row.accountIndex = keys.blindIndex(answer.accountNo());
        row.accountMasked = masked(answer.accountNo());
        row.bankName = answer.bankName();
        row.bic = answer.bic();
        row.openedAt = now;
        accounts.updateById(row);
    }

    @Transactional
    void refused(long id, String reason) {
        accounts.refused(id, reason);
    }

    @Override
    public Map<String, Account> byNumbers(String bankId, Collection<String> accountNos) {
        if (accountNos.isEmpty()) {
            return Map.of();
        }
        Map<String, String> numberByIndex = new HashMap<>();
        accountNos.forEach(number -> numberByIndex.put(keys.blindIndex(number), number));
        List<AccountRow> rows = MerchantScope.everywhere(
                "the bank names accounts, not merchants",
                () -> accounts.selectList(
                        new QueryWrapper<AccountRow>().eq("bank", bankId).in("account_index", numberByIndex.keySet())));
        Map<String, Account> found = new HashMap<>();
        rows.forEach(row -> found.put(numberByIndex.get(row.accountIndex), row.toAccount()));
        return found;
    }

    @Override
    public Optional<Account> open(String currency) {
        return Optional.ofNullable(find(currency))
                .filter(row -> row.status == AccountStatus.ACTIVE)
                .map(AccountRow::toAccount);
    }

    static String masked(String accountNo) {
        int shown = Math.min(4, accountNo.length() / 2);
        return "*".repeat(accountNo.length() - shown) + accountNo.substring(accountNo.length() - shown);
    }
}
