package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
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
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books money that comes in and takes it back; every booking moves a balance and reaches the feed. */
@Component
public class BankBookings {

    private static final int PER_MESSAGE = 50;
    private static final String NO_REFERENCE = "NOTPROVIDED";

    private final JdbcTemplate jdbc;
    private final BankAccounts accounts;
    private final BankFeed feed;
    private final NumberSequence numbers;
    private final Tally tally;
    private final Clock clock;

    /** Money from a payer to an account that exists in that currency. */
    record Payment(
            String accountNo,
            String currency,
            BigDecimal amount,
            String payerName,
            String payerCountry,
            String remittance,
            String endToEndId) {}

    /** Money from inside the country for the CNY account of a company. */
    public record DomesticCredit(
            String ownerUscc, BigDecimal amount, String payerName, String remittance, String endToEndId) {}

    BankBookings(
            JdbcTemplate jdbc, BankAccounts accounts, BankFeed feed, NumberSequence numbers, Tally tally, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.feed = feed;
        this.numbers = numbers;
        this.tally = tally;
        this.clock = clock;
    }

    /** Numbers for new bookings; asked for before the transaction, so that it holds one connection only. */
    long reserve(int bookings) {
        return numbers.block("bank-entry", bookings);
    }

    /** @param firstId first of the reserved numbers */
    @Transactional(propagation = Propagation.MANDATORY)
    void receive(long firstId, List<Payment> payments, int perMessage) {
        book(firstId, payments, BankEntry.CROSS_BORDER, perMessage);
    }

    /**
     * Credits those companies that have a CNY account here, in the caller's transaction.
     *
     * @return the bank's reference by end-to-end id; absent = the company has no CNY account at this bank
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, String> credit(List<DomesticCredit> credits) {
        Map<String, BankAccount> targets = accounts.cnyAccountsOf(
                credits.stream().map(DomesticCredit::ownerUscc).toList());
        List<Payment> payments = credits.stream()
                .filter(credit -> targets.containsKey(credit.ownerUscc()))
                .map(credit -> new Payment(
                        targets.get(credit.ownerUscc()).accountNo(),
                        "CNY",
                        credit.amount(),
                        credit.payerName(),
                        "CN",
                        credit.remittance(),
                        credit.endToEndId()))
                .toList();
        Map<String, String> references = new HashMap<>();
        book(reserve(payments.size()), payments, BankEntry.DOMESTIC, PER_MESSAGE)
                .forEach(entry -> references.put(entry.endToEndId(), entry.svcrRef()));
        return references;
    }

    private List<BankEntry> book(long firstId, List<Payment> payments, String subFamily, int perMessage) {
        if (payments.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE);
        long id = firstId;
        List<BankEntry> entries = new ArrayList<>();
        SortedMap<String, BigDecimal> moved = new TreeMap<>();
        for (Payment payment : payments) {
            boolean unreferenced =
                    payment.endToEndId() == null || payment.endToEndId().isBlank();
            entries.add(new BankEntry(
                    id,
                    reference(today, id++),
                    payment.accountNo(),
                    payment.currency(),
                    payment.amount(),
                    "CRDT",
                    subFamily,
                    null,
                    null,
                    payment.payerName(),
                    payment.payerCountry(),
                    payment.remittance() == null ? "" : payment.remittance(),
                    unreferenced ? NO_REFERENCE : payment.endToEndId(),
                    UUID.randomUUID().toString(),
                    today,
                    today,
                    now));
            moved.merge(payment.accountNo(), payment.amount(), BigDecimal::add);
        }
        BankEntries.insert(jdbc, entries);
        accounts.move(moved);
        feed.announce(entries, perMessage);
        tally.add(Authority.BANK, "credits", entries.size());
        return entries;
    }

    /** Takes credits back: a debit with the reversal indicator, once per credit. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> reverse(List<BankEntry> credits, String reason) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE);
        long id = reserve(credits.size());
        List<BankEntry> entries = new ArrayList<>();
        SortedMap<String, BigDecimal> moved = new TreeMap<>();
        for (BankEntry credit : credits) {
            entries.add(new BankEntry(
                    id,
                    reference(today, id++),
                    credit.accountNo(),
                    credit.currency(),
                    credit.amount(),
                    "DBIT",
                    BankEntry.RETURN,
                    credit.id(),
                    credit.svcrRef(),
                    credit.payerName(),
                    credit.payerCountry(),
                    reason,
                    credit.endToEndId(),
                    credit.uetr(),
                    today,
                    today,
                    now));
            moved.merge(credit.accountNo(), credit.amount().negate(), BigDecimal::add);
        }
        BankEntries.insert(jdbc, entries);
        accounts.move(moved);
        feed.announce(entries, PER_MESSAGE);
        tally.add(Authority.BANK, "reversals", entries.size());
        return entries.stream().map(BankEntry::svcrRef).toList();
    }

    private static String reference(LocalDate day, long id) {
        return "CR" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%012d", id);
    }
}
