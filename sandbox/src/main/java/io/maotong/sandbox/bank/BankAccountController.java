package io.maotong.sandbox.bank;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/bank/virtual-accounts")
final class BankAccountController {

    private static final Pattern USCC = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final int LONGEST_NAME = 140;

    private final BankAccounts accounts;
    private final RateBoard board;
    private final SerialStore serials;
    private final NumberSequence numbers;
    private final BankProperties properties;

    record AccountRequest(String serial, String currency, String ownerName, String ownerUscc) {}

    record AccountResponse(String accountNo, String bankName, String bic, String currency, String status) {}

    BankAccountController(
            BankAccounts accounts,
            RateBoard board,
            SerialStore serials,
            NumberSequence numbers,
            BankProperties properties) {
        this.accounts = accounts;
        this.board = board;
        this.serials = serials;
        this.numbers = numbers;
        this.properties = properties;
    }

    @PostMapping
    ResponseEntity<String> open(@RequestBody AccountRequest request) {
        new FieldFaults()
                .serial(request.serial())
                .check(board.knows(request.currency()), "currency", "本行不办理该币种")
                .present("ownerName", request.ownerName())
                .check(
                        request.ownerName() == null || request.ownerName().length() <= LONGEST_NAME,
                        "ownerName",
                        "不超过140字")
                .matches("ownerUscc", request.ownerUscc(), USCC, "统一社会信用代码为18位")
                .refuseIfAny();
        long running = numbers.next("bank-account");
        return serials.once(
                Authority.BANK,
                "bank/virtual-accounts",
                request.serial(),
                request,
                HttpStatus.OK,
                () -> response(accounts.open(
                        running, request.serial(), request.ownerUscc(), request.ownerName(), request.currency())));
    }

    @GetMapping
    AccountResponse bySerial(@RequestParam String serial) {
        return response(accounts.bySerial(serial).orElseThrow(() -> Refusal.notFound("没有该流水号的开户申请")));
    }

    private AccountResponse response(BankAccount account) {
        return new AccountResponse(
                account.accountNo(), properties.name(), properties.bic(), account.currency(), account.status());
    }
}
