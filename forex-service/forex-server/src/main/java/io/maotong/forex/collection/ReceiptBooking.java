package io.maotong.forex.collection;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.intent.Intents;
import io.maotong.forex.Work;
import io.maotong.forex.account.Accounts;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Entry;
import io.maotong.forex.ledger.EntryKind;
import io.maotong.forex.ledger.Ledger;
import io.maotong.forex.ledger.MerchantLock;
import io.maotong.forex.rate.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what one message says about one account. The bank's reference makes a credit; the same credit in another message,
 * or the same payment under another reference, is one more evidence of it.
 */
@Service
class ReceiptBooking {

    private static final String USD = "USD";

    private final ReceiptMapper receipts;
    private final ReversalMapper reversals;
    private final MessageService messages;
    private final ReceiptTakenBack takenBack;
    private final Ledger ledger;
    private final MerchantLock lock;
    private final Rates rates;
    private final Bank bank;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    ReceiptBooking(
            ReceiptMapper receipts,
            ReversalMapper reversals,
            MessageService messages,
            ReceiptTakenBack takenBack,
            Ledger ledger,
            MerchantLock lock,
            Rates rates,
            Bank bank,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.receipts = receipts;
        this.reversals = reversals;
        this.messages = messages;
        this.takenBack = takenBack;
        this.ledger = ledger;
        this.lock = lock;
        this.rates = rates;
        this.bank = bank;
        this.intents = intents;
        this.clock = clock;
    }

    /** What is known of an account's credits while a message is gone through. */
    private static final class Known {

        private final Map<String, ReceiptRow> byReference = new HashMap<>();
        private final Map<String, ReceiptRow> byUetr = new HashMap<>();

        void add(ReceiptRow row) {
            byReference.put(row.bankReference, row);
            if (row.uetr != null) {
                byUetr.put(row.uetr, row);
            }
        }

        ReceiptRow sameReference(Notification.Movement credit) {
            return byReference.get(credit.bankReference());
        }

        /** The same payment under another reference: only if the money is the same, too. */
        ReceiptRow samePayment(Notification.Movement credit) {
            ReceiptRow row = credit.uetr() == null ? null : byUetr.get(credit.uetr());
            return row != null
                            && row.currency.equals(credit.amount().currency())
                            && row.amount.compareTo(credit.amount().amount()) == 0
                    ? row
                    : null;
        }
    }

    /** In the scope of the account's merchant. */
    @Transactional
    void book(MessageRow message, Accounts.Account account, List<Notification.Movement> movements) {
        lock.take();
        List<Notification.Movement> fitting = fitting(message, account, movements);
        bookCredits(message, account, ofKind(fitting, Notification.Kind.CREDIT));
        keepReversals(message, account, ofKind(fitting, Notification.Kind.REVERSAL));
        applyReversals(message, account);
    }

    private List<Notification.Movement> fitting(
            MessageRow message, Accounts.Account account, List<Notification.Movement> movements) {
        List<Notification.Movement> fitting = new ArrayList<>();
        for (Notification.Movement movement : movements) {
            if (!movement.amount().currency().equals(account.currency())) {
                messages.raise(
                        message,
                        ExceptionKind.WRONG_CURRENCY,
                        movement.bankReference(),
                        movement.amount() + " on the " + account.currency() + " account " + account.masked());
            } else if (movement.kind() == Notification.Kind.DEBIT) {
                messages.raise(
                        message,
                        ExceptionKind.UNEXPECTED_DEBIT,
                        movement.bankReference(),
                        movement.amount() + " left the account " + account.masked());
            } else {
                fitting.add(movement);
            }
        }
        return fitting;
    }

    private static List<Notification.Movement> ofKind(List<Notification.Movement> movements, Notification.Kind kind) {
        return movements.stream().filter(movement -> movement.kind() == kind).toList();
    }

    private void bookCredits(MessageRow message, Accounts.Account account, List<Notification.Movement> credits) {
        if (credits.isEmpty()) {
            return;
        }
        Known known = known(account, credits);
        InDollars dollars = inDollars(account.currency());
        Map<Long, ReceiptRow> created = new LinkedHashMap<>();
        Map<Long, ReceiptRow> booked = new LinkedHashMap<>();
        List<EvidenceRow> evidences = new ArrayList<>();
        for (Notification.Movement credit : credits) {
            ReceiptRow same = known.sameReference(credit);
            EvidenceKind evidence = EvidenceKind.AGAIN;
            if (same == null) {
                same = known.samePayment(credit);
                evidence = EvidenceKind.SAME_UETR;
            }
            if (same == null) {
                same = row(account, credit, dollars);
                evidence = EvidenceKind.FIRST;
                known.add(same);
                created.put(same.id, same);
            }
            if (credit.booked() && same.status == ReceiptStatus.NOTIFIED) {
                same.status = ReceiptStatus.RECEIVED;
                same.bookedOn = credit.bookedOn();
                booked.put(same.id, same);
            }
            evidences.add(evidence(message, same, credit, evidence));
        }
        if (!created.isEmpty()) {
            receipts.insert(created.values());
        }
        booked.values().stream()
                .filter(row -> !created.containsKey(row.id))
                .forEach(row -> receipts.booked(List.of(row.id), row.bookedOn));
        receipts.note(evidences);
        ledger.post(booked.values().stream().map(ReceiptBooking::receiptEntry).toList());
        if (!booked.isEmpty()) {
            intents.getObject().add(Work.MATCH, "message " + message.seq, Map.of());
        }
    }

    private Known known(Accounts.Account account, List<Notification.Movement> credits) {
        Known known = new Known();
        receipts.lockKnown(
                        account.id(),
                        credits.stream()
                                .map(Notification.Movement::bankReference)
                                .toList(),
                        credits.stream()
                                .map(Notification.Movement::uetr)
                                .filter(Objects::nonNull)
                                .toList())
                .forEach(known::add);
        return known;
    }

    private ReceiptRow row(Accounts.Account account, Notification.Movement credit, InDollars dollars) {
        ReceiptRow row = new ReceiptRow();
        row.id = Ids.next();
        row.merchantId = account.merchantId();
        row.bank = bank.id();
        row.accountId = account.id();
        row.bankReference = credit.bankReference();
        row.version = 1L;
        row.status = ReceiptStatus.NOTIFIED;
        row.currency = credit.amount().currency();
        row.amount = credit.amount().amount();
        row.allocated = BigDecimal.ZERO;
        row.payerName = credit.payerName();
        row.payerCountry = credit.payerCountry();
        row.remittance = credit.remittance();
        row.endToEndId = credit.endToEndId();
        row.uetr = credit.uetr();
        row.chargeBearer = credit.chargeBearer();
        row.bookedOn = credit.bookedOn();
        row.valueOn = credit.valueOn();
        row.usdEquivalent = dollars.of(credit.amount());
        row.channel = bank.channel().name();
        row.receivedAt = clock.instant();
        return row;
    }

    /** Middle rates of the account's currency and of the dollar, asked for once per message; null if not known. */
    private record InDollars(BigDecimal own, BigDecimal dollar) {

        BigDecimal of(Money amount) {
            return own == null || dollar == null
                    ? null
                    : amount.amount().multiply(own).divide(dollar, 2, RoundingMode.HALF_UP);
        }
    }

    private InDollars inDollars(String currency) {
        if (USD.equals(currency)) {
            return new InDollars(BigDecimal.ONE, BigDecimal.ONE);
        }
        Map<String, BigDecimal> mids = new HashMap<>();
        rates.all().forEach(rate -> mids.put(rate.currency(), rate.mid()));
        mids.put("CNY", BigDecimal.ONE);
        return new InDollars(mids.get(currency), mids.get(USD));
    }

    private EvidenceRow evidence(
            MessageRow message, ReceiptRow receipt, Notification.Movement credit, EvidenceKind kind) {
        EvidenceRow row = new EvidenceRow();
        row.id = Ids.next();
        row.merchantId = receipt.merchantId;
        row.receiptId = receipt.id;
        row.messageRow = message.id;
        row.bankReference = credit.bankReference();
        row.kind = kind;
        row.notedAt = clock.instant();
        return row;
    }

    private static Entry receiptEntry(ReceiptRow receipt) {
        Money amount = Money.of(receipt.amount, receipt.currency);
        return Entry.of(EntryKind.RECEIPT, Ids.text(receipt.id))
                .debit(AccountKind.NOSTRO, amount)
                .credit(AccountKind.SUSPENSE, amount)
                .describedAs(receipt.bankReference)
                .build();
    }

    private void keepReversals(MessageRow message, Accounts.Account account, List<Notification.Movement> movements) {
        List<ReversalRow> rows = new ArrayList<>();
        for (Notification.Movement movement : movements) {
            if (!movement.booked()) {
                continue;
            }
            ReversalRow row = new ReversalRow();
            row.id = Ids.next();
            row.merchantId = account.merchantId();
            row.bank = bank.id();
            row.accountId = account.id();
            row.bankReference = movement.bankReference();
            row.originalReference = movement.originalReference();
            row.originalUetr = movement.uetr();
            row.currency = movement.amount().currency();
            row.amount = movement.amount().amount();
            row.state = ReversalState.WAITING;
            row.messageRow = message.id;
            row.bookedOn = movement.bookedOn();
            row.receivedAt = clock.instant();
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            reversals.keep(rows);
        }
    }

    /** Also those that came before their credit. */
    private void applyReversals(MessageRow message, Accounts.Account account) {
        List<ReversalRow> waiting = reversals.lockWaiting(account.id());
        if (waiting.isEmpty()) {
            return;
        }
        Known known = new Known();
        receipts.lockKnown(
                        account.id(),
                        waiting.stream()
                                .map(row -> row.originalReference == null ? "" : row.originalReference)
                                .toList(),
                        waiting.stream()
                                .map(row -> row.originalUetr)
                                .filter(Objects::nonNull)
                                .toList())
                .forEach(known::add);
        for (ReversalRow reversal : waiting) {
            ReceiptRow receipt = reversal.originalReference == null
                    ? known.byUetr.get(reversal.originalUetr)
                    : known.byReference.get(reversal.originalReference);
            if (receipt != null) {
                apply(message, reversal, receipt);
            }
        }
    }

    private void apply(MessageRow message, ReversalRow reversal, ReceiptRow receipt) {
        Instant now = clock.instant();
        if (receipt.status == ReceiptStatus.REVERSED || receipt.amount.compareTo(reversal.amount) != 0) {
            reversals.settle(reversal.id, ReversalState.DIFFERS, receipt.id, now);
            messages.raise(
                    message,
                    ExceptionKind.REVERSAL_DIFFERS,
                    reversal.bankReference,
                    "takes back " + reversal.amount.toPlainString() + " of " + receipt.bankReference + ", which is "
                            + receipt.status + " over " + receipt.amount.toPlainString());
            return;
        }
        if (receipt.status != ReceiptStatus.NOTIFIED) {
            Money amount = Money.of(receipt.amount, receipt.currency);
            takenBack.takenBack(receipt.toReceipt());
            ledger.post(List.of(Entry.of(EntryKind.RECEIPT_REVERSED, Ids.text(receipt.id))
                    .debit(AccountKind.SUSPENSE, amount)
                    .credit(AccountKind.NOSTRO, amount)
                    .describedAs(reversal.bankReference)
                    .build()));
        }
        receipts.reversed(receipt.id);
        receipt.status = ReceiptStatus.REVERSED;
        reversals.settle(reversal.id, ReversalState.APPLIED, receipt.id, now);
    }
}
