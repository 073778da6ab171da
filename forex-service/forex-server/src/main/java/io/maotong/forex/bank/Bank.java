package io.maotong.forex.bank;

import io.maotong.remote.authority.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The bank that keeps the merchants' accounts. Amounts on its wire are decimal strings. Nothing here may be called inside
 * a database transaction; everything that creates something carries a serial number of ours, and the same serial with
 * the same content gives the same answer again.
 */
public interface Bank {

    /** The bank's name in our keys. */
    String id();

    /** Where its answers come from. */
    Channel channel();

    BankAnswer<OpenedAccount> openAccount(AccountOrder order);

    BankAnswer<OpenedAccount> accountBySerial(String serial);

    /** Messages after the position, oldest first, at most {@code limit}. */
    BankAnswer<Page> notifications(long after, int limit);

    BankAnswer<Board> rates();

    BankAnswer<Quoted> quote(QuoteOrder order);

    BankAnswer<Quoted> quoteBySerial(String serial);

    BankAnswer<Deal> deal(DealOrder order);

    BankAnswer<Deal> dealBySerial(String serial);

    record AccountOrder(String serial, String currency, String ownerName, String ownerUscc) {}

    record OpenedAccount(String accountNo, String bankName, String bic, String currency, String status) {}

    record Page(List<Notification> items, long next) {}

    record Notification(long seq, String type, String xml) {}

    /** @param raw the board as it came */
    record Board(Instant publishedAt, List<BoardRate> rates, String raw) {}

    /** CNY per {@code unit} of the currency. */
    record BoardRate(
            String currency,
            int unit,
            BigDecimal bid,
            BigDecimal cashBid,
            BigDecimal ask,
            BigDecimal cashAsk,
            BigDecimal mid) {}

    record QuoteOrder(
            String serial,
            String sellCurrency,
            String buyCurrency,
            String sellAmount,
            String tenor,
            long validitySeconds) {}

    record Quoted(
            String quoteNo,
            BigDecimal rate,
            BigDecimal sellAmount,
            BigDecimal buyAmount,
            OffsetDateTime expiresAt,
            LocalDate valueDate) {}

    record DealOrder(String serial, String quoteNo, String debitAccount, String creditAccount) {}

    /** @param status ACCEPTED, SETTLED or REJECTED */
    record Deal(
            String dealNo,
            String status,
            BigDecimal rate,
            BigDecimal sellAmount,
            BigDecimal buyAmount,
            String bankRef,
            OffsetDateTime settledAt,
            String reason) {}
}
