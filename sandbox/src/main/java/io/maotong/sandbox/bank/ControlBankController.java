package io.maotong.sandbox.bank;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bank's other customers: buyers that pay, banks that call money back, a market that stands still. */
@RestController
@RequestMapping("/control/bank")
final class ControlBankController {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\uFFFE\\uFFFF]*");
    private static final Pattern REFERENCE = Pattern.compile("[ -~]{0,35}");
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_REMITTANCE = 1_400;
    private static final int DEFAULT_PER_MESSAGE = 50;
    private static final int MOST_PER_MESSAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final BankAccounts accounts;
    private final BankBookings bookings;
    private final RateBoard board;
    private final SerialStore serials;
    private final TransactionTemplate transaction;

    /**
     * @param serial optional: the same serial pays once
     * @param messages how many credits one message holds at most, 50 when absent
     */
    record PaymentsRequest(String serial, List<BankBookings.Payment> payments, Integer messages) {}

    record PaymentsResponse(int accepted) {}

    /** Which credit: by the bank's reference, or by account and end-to-end id. */
    record ReversalRequest(String acctSvcrRef, String accountNo, String endToEndId) {}

    record ReversalsRequest(List<ReversalRequest> items, String reason) {}

    record ReversalsResponse(List<String> references) {}

    record PinRequest(List<RateBoard.Rate> rates) {}

    record AccountState(String accountNo, String currency, String ownerUscc, String balance) {}

    ControlBankController(
            JdbcTemplate jdbc,
            BankAccounts accounts,
            BankBookings bookings,
            RateBoard board,
            SerialStore serials,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.bookings = bookings;
        this.board = board;
        this.serials = serials;
        this.transaction = transaction;
    }

    @PostMapping("/payments")
    ResponseEntity<?> pay(@RequestBody PaymentsRequest request) {
        int perMessage = request.messages() == null ? DEFAULT_PER_MESSAGE : request.messages();
        checkPayments(request, perMessage);
        long firstId = bookings.reserve(request.payments().size());
        PaymentsResponse answer = new PaymentsResponse(request.payments().size());
        if (request.serial() == null) {
            transaction.executeWithoutResult(status -> bookings.receive(firstId, request.payments(), perMessage));
            return ResponseEntity.ok(answer);
        }
        return serials.once(Authority.BANK, "control/bank/payments", request.serial(), request, HttpStatus.OK, () -> {
            bookings.receive(firstId, request.payments(), perMessage);
            return answer;
        });
    }

    private void checkPayments(PaymentsRequest request, int perMessage) {
        FieldFaults faults = new FieldFaults();
        if (request.serial() != null) {
            faults.serial(request.serial());
        }
        faults.check(perMessage >= 1 && perMessage <= MOST_PER_MESSAGE, "messages", "1..1000");
        faults.check(request.payments() != null && !request.payments().isEmpty(), "payments", "must not be empty");
        faults.refuseIfAny();
        Set<String> numbers = new LinkedHashSet<>();
        request.payments().forEach(payment -> numbers.add(String.valueOf(payment.accountNo())));
        Map<String, BankAccount> known = accounts.byNumbers(numbers);
        for (int i = 0; i < request.payments().size(); i++) {
            BankBookings.Payment payment = request.payments().get(i);
            String at = "payments[" + i + "].";
            BankAccount account = known.get(String.valueOf(payment.accountNo()));
            faults.check(account != null, at + "accountNo", "no such account")
                    .check(
                            account == null || account.currency().equals(payment.currency()),
                            at + "currency",
                            "not the account's currency")
                    .check(
                            payment.currency() != null && MinorUnits.fits(payment.currency(), payment.amount()),
                            at + "amount",
                            "positive, with the currency's decimals")
                    .check(
                            payment.payerName() != null
                                    && !payment.payerName().isBlank()
                                    && payment.payerName().length() <= LONGEST_NAME
                                    && TEXT.matcher(payment.payerName()).matches(),
                            at + "payerName",
                            "1 to 140 printable characters")
                    .matches(at + "payerCountry", payment.payerCountry(), COUNTRY, "two letters")
                    .check(
                            payment.remittance() == null
                                    || payment.remittance().length() <= LONGEST_REMITTANCE
                                            && TEXT.matcher(payment.remittance())
                                                    .matches(),
                            at + "remittance",
                            "at most 1400 printable characters")
                    .check(
                            payment.endToEndId() == null
                                    || REFERENCE.matcher(payment.endToEndId()).matches(),
                            at + "endToEndId",
                            "at most 35 printable characters");
        }
        faults.refuseIfAny();
    }

    @PostMapping("/reversals")
    ReversalsResponse reverse(@RequestBody ReversalsRequest request) {
        String reason = request.reason() == null ? "RETURN OF FUNDS" : request.reason();
        return transaction.execute(status -> {
            List<BankEntry> credits = new ArrayList<>();
            FieldFaults faults = new FieldFaults();
            for (int i = 0; i < request.items().size(); i++) {
                ReversalRequest item = request.items().get(i);
                List<BankEntry> found = item.acctSvcrRef() == null
                        ? BankEntries.credits(jdbc, item.accountNo(), item.endToEndId())
                        : BankEntries.byRefs(jdbc, List.of(item.acctSvcrRef()));
                faults.check(
                        found.size() == 1 && found.getFirst().credit(),
                        "items[" + i + "]",
                        found.size() + " credits found");
                credits.addAll(found);
            }
            faults.refuseIfAny();
            try {
                return new ReversalsResponse(bookings.reverse(credits, reason));
            } catch (DuplicateKeyException before) {
                throw Refusal.conflict("ALREADY_REVERSED", "a credit is reversed once");
            }
        });
    }

    /** Holds the board at these rates until it is let go. */
    @PutMapping("/rates")
    void pin(@RequestBody PinRequest request) {
        FieldFaults faults = new FieldFaults();
        for (RateBoard.Rate rate : request.rates()) {
            faults.check(board.knows(rate.currency()) && !rate.currency().equals("CNY"), "currency", "not on the board")
                    .check(rate.unit() > 0 && rate.ordered(), "rates", "cashBid <= bid <= mid <= ask <= cashAsk");
        }
        faults.refuseIfAny();
        transaction.executeWithoutResult(status -> request.rates().forEach(board::pin));
    }

    @DeleteMapping("/rates")
    void unpin() {
        board.unpinAll();
    }

    /** Balances that the bank holds for a company: what the other side's ledger must show too. */
    @GetMapping("/companies/{uscc}/accounts")
    List<AccountState> accountsOf(@PathVariable String uscc) {
        return jdbc.query(
                "SELECT account_no, currency, owner_uscc, balance FROM bank_account WHERE owner_uscc = ?"
                        + " ORDER BY currency",
                (row, n) -> new AccountState(
                        row.getString("account_no"),
                        row.getString("currency"),
                        row.getString("owner_uscc"),
                        MinorUnits.print(row.getString("currency"), new BigDecimal(row.getString("balance")))),
                uscc);
    }
}
