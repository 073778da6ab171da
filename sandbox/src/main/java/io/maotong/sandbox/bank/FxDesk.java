package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.due.DueActions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Quotes and deals: the bank buys foreign money for CNY. */
@Component
final class FxDesk {

    static final String SETTLE = "bank.settle";
    private static final RowMapper<FxQuote> QUOTE = (row, n) -> new FxQuote(
            row.getString("quote_no"),
            row.getString("sell_currency"),
            row.getString("buy_currency"),
            row.getBigDecimal("sell_amount"),
            row.getBigDecimal("buy_amount"),
            row.getBigDecimal("rate"),
            row.getString("tenor"),
            row.getObject("value_date", LocalDate.class),
            UtcTime.fromRow(row, "expires_at"));
    private static final RowMapper<FxDeal> DEAL = (row, n) -> new FxDeal(
            row.getString("deal_no"),
            row.getString("quote_no"),
            row.getString("debit_account"),
            row.getString("credit_account"),
            row.getString("status"),
            row.getString("bank_ref"),
            row.getString("reason"),
            UtcTime.fromRow(row, "settled_at"));

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final RateBoard board;
    private final BankAccounts accounts;
    private final WorkingDays workingDays;
    private final DueActions dueActions;
    private final BankProperties properties;
    private final Clock clock;

    FxDesk(
            JdbcTemplate jdbc,
            RateBoard board,
            BankAccounts accounts,
            WorkingDays workingDays,
            DueActions dueActions,
            BankProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.board = board;
        this.accounts = accounts;
        this.workingDays = workingDays;
        this.dueActions = dueActions;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param running number of the quote */
    FxQuote quote(
            long running,
            String serial,
            String sellCurrency,
            String buyCurrency,
            BigDecimal sell,
            String tenor,
            Duration validity) {
        RateBoard.Rate rate = board.now().rates().stream()
                .filter(candidate -> candidate.currency().equals(sellCurrency))
                .findFirst()
                .orElseThrow(() -> Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_RATE", "该币种暂无牌价"));
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(UtcTime.BUSINESS_ZONE);
        FxQuote quote = new FxQuote(
                numbered("FQ", local, running),
                sellCurrency,
                buyCurrency,
                sell,
                FxQuote.bought(sell, rate.bidPerOne(), buyCurrency),
                rate.bidPerOne(),
                tenor,
                workingDays.valueDate(tenor, local, properties.cutOff()),
                now.plus(validity));
        new FieldFaults()
                .check(quote.buyAmount().signum() > 0, "sellAmount", "金额过小")
                .refuseIfAny();
        jdbc.update(
                "INSERT INTO bank_fx_quote (quote_no, serial, sell_currency, buy_currency, sell_amount, buy_amount,"
                        + " rate, tenor, value_date, quoted_at, expires_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                quote.quoteNo(),
                serial,
                quote.sellCurrency(),
                quote.buyCurrency(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.rate(),
                quote.tenor(),
                quote.valueDate(),
                UtcTime.toRow(now),
                UtcTime.toRow(quote.expiresAt()));
        return quote;
    }

    /**
     * Takes a quote, once, before it expires.
     *
     * @param running number of the deal
     */
    FxDeal accept(long running, String serial, String quoteNo, String debitAccount, String creditAccount) {
        FxQuote quote = jdbc.query("SELECT * FROM bank_fx_quote WHERE quote_no = ? FOR UPDATE", QUOTE, quoteNo).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有该报价"));
        Instant now = clock.instant();
        Map<String, BankAccount> parties = accounts.byNumbers(Set.of(debitAccount, creditAccount));
        BankAccount debit = parties.get(debitAccount);
        BankAccount credit = parties.get(creditAccount);
        new FieldFaults()
                .check(
                        debit != null && debit.currency().equals(quote.sellCurrency()),
                        "debitAccount",
                        "不是本行的" + quote.sellCurrency() + "账户")
                .check(
                        credit != null && credit.currency().equals(quote.buyCurrency()),
                        "creditAccount",
                        "不是本行的" + quote.buyCurrency() + "账户")
                .check(
                        debit == null || credit == null || debit.ownerUscc().equals(credit.ownerUscc()),
                        "creditAccount",
                        "两个账户不属于同一企业")
                .refuseIfAny();
        if (!now.isBefore(quote.expiresAt())) {
            throw Refusal.conflict("QUOTE_EXPIRED", "报价已过期");
        }
        String dealNo = numbered("FD", now.atZone(UtcTime.BUSINESS_ZONE), running);
        try {
            jdbc.update(
                    "INSERT INTO bank_fx_deal (deal_no, serial, quote_no, debit_account, credit_account, status,"
                            + " accepted_at) VALUES (?,?,?,?,?,'ACCEPTED',?)",
                    dealNo,
                    serial,
                    quoteNo,
                    debitAccount,
                    creditAccount,
                    UtcTime.toRow(now));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("QUOTE_USED", "报价已成交");
        }
        dueActions.schedule(SETTLE, dealNo, null, properties.settleDelay());
        return new FxDeal(dealNo, quoteNo, debitAccount, creditAccount, "ACCEPTED", null, null, null);
    }

    Optional<FxDeal> dealBySerial(String serial) {
        return jdbc.query("SELECT * FROM bank_fx_deal WHERE serial = ?", DEAL, serial).stream()
                .findFirst();
    }

    Optional<FxQuote> quoteBySerial(String serial) {
        return jdbc.query("SELECT * FROM bank_fx_quote WHERE serial = ?", QUOTE, serial).stream()
                .findFirst();
    }

    Map<String, FxQuote> quotes(Collection<String> quoteNos) {
        Map<String, FxQuote> found = new HashMap<>();
        named.query(
                        "SELECT * FROM bank_fx_quote WHERE quote_no IN (:keys)",
                        Map.of("keys", new TreeSet<>(quoteNos)),
                        QUOTE)
                .forEach(quote -> found.put(quote.quoteNo(), quote));
        return found;
    }

    List<FxDeal> lockDeals(Collection<String> dealNos) {
        return named.query(
                "SELECT * FROM bank_fx_deal WHERE deal_no IN (:keys) ORDER BY deal_no FOR UPDATE",
                Map.of("keys", new TreeSet<>(dealNos)),
                DEAL);
    }

    private static String numbered(String prefix, ZonedDateTime at, long running) {
        return prefix + at.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8) + String.format("%010d", running);
    }
}
