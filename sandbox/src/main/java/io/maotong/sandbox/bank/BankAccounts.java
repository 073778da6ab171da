package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The accounts and their balances. One company has at most one account per currency. */
@Component
final class BankAccounts {

    private static final Map<String, String> CURRENCY_NUMBER =
            Map.of("CNY", "156", "USD", "840", "EUR", "978", "JPY", "392", "GBP", "826", "HKD", "344", "SGD", "702");
    private static final RowMapper<BankAccount> ROW = (row, n) -> new BankAccount(
            row.getString("account_no"),
            row.getString("owner_uscc"),
            row.getString("owner_name"),
            row.getString("currency"),
            row.getBigDecimal("balance"),
            row.getString("status"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final Clock clock;

    BankAccounts(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.clock = clock;
    }

    /**
     * Opens the account, or answers the one that the company already has in that currency.
     *
     * @param running number of the account, if a new one is opened
     */
    BankAccount open(long running, String serial, String ownerUscc, String ownerName, String currency) {
        Optional<BankAccount> existing = of(ownerUscc, currency);
        if (existing.isPresent()) {
            return existing.get();
        }
        String accountNo = accountNo(currency, running);
        try {
            jdbc.update(
                    "INSERT INTO bank_account (account_no, owner_uscc, owner_name, currency, status, serial, opened_at)"
                            + " VALUES (?,?,?,?,'ACTIVE',?,?)",
                    accountNo,
                    ownerUscc,
                    ownerName,
                    currency,
                    serial,
                    UtcTime.toRow(clock.instant()));
        } catch (DuplicateKeyException other) {
            return of(ownerUscc, currency).orElseThrow(() -> other);
        }
        return new BankAccount(accountNo, ownerUscc, ownerName, currency, BigDecimal.ZERO, "ACTIVE");
    }

    Optional<BankAccount> of(String ownerUscc, String currency) {
        return jdbc
                .query("SELECT * FROM bank_account WHERE owner_uscc = ? AND currency = ?", ROW, ownerUscc, currency)
                .stream()
                .findFirst();
    }

    Optional<BankAccount> bySerial(String serial) {
        return jdbc.query("SELECT * FROM bank_account WHERE serial = ?", ROW, serial).stream()
                .findFirst();
    }

    Map<String, BankAccount> byNumbers(Collection<String> accountNos) {
        return load("SELECT * FROM bank_account WHERE account_no IN (:numbers)", accountNos);
    }

    /** In the order of their numbers, so that two settlements never wait for each other in a circle. */
    Map<String, BankAccount> lock(Collection<String> accountNos) {
        return load(
                "SELECT * FROM bank_account WHERE account_no IN (:numbers) ORDER BY account_no FOR UPDATE", accountNos);
    }

    private Map<String, BankAccount> load(String sql, Collection<String> accountNos) {
        Map<String, BankAccount> found = new HashMap<>();
        if (!accountNos.isEmpty()) {
            named.query(sql, new MapSqlParameterSource("numbers", new TreeSet<>(accountNos)), ROW)
                    .forEach(account -> found.put(account.accountNo(), account));
        }
        return found;
    }

    Map<String, BankAccount> cnyAccountsOf(Collection<String> ownerUsccs) {
        Map<String, BankAccount> found = new HashMap<>();
        if (!ownerUsccs.isEmpty()) {
            named.query(
                            "SELECT * FROM bank_account WHERE owner_uscc IN (:owners) AND currency = 'CNY'",
                            new MapSqlParameterSource("owners", new TreeSet<>(ownerUsccs)),
                            ROW)
                    .forEach(account -> found.put(account.ownerUscc(), account));
        }
        return found;
    }

    /** @param deltas by account number, in its order */
    void move(SortedMap<String, BigDecimal> deltas) {
        jdbc.batchUpdate(
                "UPDATE bank_account SET balance = balance + ? WHERE account_no = ?",
                deltas.entrySet().stream()
                        .map(e -> new Object[] {e.getValue(), e.getKey()})
                        .toList());
    }

    /** 19 digits: 8810, the currency's number, a running number, a Luhn digit. */
    static String accountNo(String currency, long running) {
        String body = "8810" + CURRENCY_NUMBER.getOrDefault(currency, "999") + String.format("%011d", running);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }
}
