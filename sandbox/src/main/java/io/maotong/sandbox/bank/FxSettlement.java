package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueHandler;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Moves the money of accepted deals; a deal without funds, or whose figures do not hold, is rejected. */
@Component
final class FxSettlement implements DueHandler {

    private final JdbcTemplate jdbc;
    private final FxDesk desk;
    private final BankAccounts accounts;
    private final NumberSequence numbers;
    private final Tally tally;
    private final Clock clock;

    FxSettlement(
            JdbcTemplate jdbc, FxDesk desk, BankAccounts accounts, NumberSequence numbers, Tally tally, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.accounts = accounts;
        this.numbers = numbers;
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return FxDesk.SETTLE;
    }

    @Override
    public void handle(List<DueAction> actions) {
        List<FxDeal> deals = desk.lockDeals(actions.stream().map(DueAction::ref).toList()).stream()
                .filter(deal -> deal.status().equals("ACCEPTED"))
                .toList();
        if (deals.isEmpty()) {
            return;
        }
        Map<String, FxQuote> quotes =
                desk.quotes(deals.stream().map(FxDeal::quoteNo).toList());
        Map<String, BigDecimal> balances = new HashMap<>();
        accounts.lock(deals.stream()
                        .flatMap(deal -> Stream.of(deal.debitAccount(), deal.creditAccount()))
                        .toList())
                .forEach((accountNo, account) -> balances.put(accountNo, account.balance()));
        Instant now = clock.instant();
        String day = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        long reference = numbers.block("bank-fx-ref", deals.size());
        SortedMap<String, BigDecimal> moved = new TreeMap<>();
        List<Object[]> outcomes = new ArrayList<>();
        for (FxDeal deal : deals) {
            FxQuote quote = quotes.get(deal.quoteNo());
            String reason = reasonAgainst(quote, balances.get(deal.debitAccount()));
            boolean settled = reason == null;
            if (settled) {
                move(deal.debitAccount(), quote.sellAmount().negate(), balances, moved);
                move(deal.creditAccount(), quote.buyAmount(), balances, moved);
            }
            outcomes.add(new Object[] {
                settled ? "SETTLED" : "REJECTED",
                settled ? "FX" + day + String.format("%010d", reference++) : null,
                reason,
                settled ? UtcTime.toRow(now) : null,
                deal.dealNo()
            });
            tally.add(Authority.BANK, settled ? "deals settled" : "deals rejected");
        }
        accounts.move(moved);
        jdbc.batchUpdate(
                "UPDATE bank_fx_deal SET status = ?, bank_ref = ?, reason = ?, settled_at = ? WHERE deal_no = ?",
                outcomes);
    }

    private static String reasonAgainst(FxQuote quote, BigDecimal balance) {
        if (balance.compareTo(quote.sellAmount()) < 0) {
            return "账户余额不足";
        }
        BigDecimal bought = FxQuote.bought(quote.sellAmount(), quote.rate(), quote.buyCurrency());
        return bought.compareTo(quote.buyAmount()) == 0 ? null : "成交金额与汇率不符";
    }

    private static void move(
            String account, BigDecimal delta, Map<String, BigDecimal> balances, Map<String, BigDecimal> moved) {
        balances.merge(account, delta, BigDecimal::add);
        moved.merge(account, delta, BigDecimal::add);
    }
}
