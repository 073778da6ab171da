package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/bank/fx")
final class FxController {

    private static final Set<String> TENORS = Set.of("T0", "T1");
    private static final long LONGEST_VALIDITY_SECONDS = 86_400;

    private final FxDesk desk;
    private final RateBoard board;
    private final SerialStore serials;
    private final NumberSequence numbers;

    record QuoteRequest(
            String serial,
            String sellCurrency,
            String buyCurrency,
            BigDecimal sellAmount,
            String tenor,
            Long validitySeconds) {}

    record QuoteResponse(
            String quoteNo,
            String rate,
            String sellCurrency,
            String buyCurrency,
            String sellAmount,
            String buyAmount,
            OffsetDateTime expiresAt,
            LocalDate valueDate) {}

    record DealRequest(String serial, String quoteNo, String debitAccount, String creditAccount) {}

    record AcceptedResponse(String dealNo, String status) {}

    record DealResponse(
            String dealNo,
            String status,
            String rate,
            String sellAmount,
            String buyAmount,
            String bankRef,
            OffsetDateTime settledAt,
            String reason) {}

    FxController(FxDesk desk, RateBoard board, SerialStore serials, NumberSequence numbers) {
        this.desk = desk;
        this.board = board;
        this.serials = serials;
        this.numbers = numbers;
    }

    @PostMapping("/quotes")
    ResponseEntity<String> quote(@RequestBody QuoteRequest request) {
        boolean foreign =
                board.knows(request.sellCurrency()) && !request.sellCurrency().equals("CNY");
        new FieldFaults()
                .serial(request.serial())
                .check(foreign, "sellCurrency", "本行不办理该币种结汇")
                .check("CNY".equals(request.buyCurrency()), "buyCurrency", "结汇只买入CNY")
                .check(
                        foreign && MinorUnits.fits(request.sellCurrency(), request.sellAmount()),
                        "sellAmount",
                        "金额须大于零且小数位不超过币种规定")
                .check(request.tenor() != null && TENORS.contains(request.tenor()), "tenor", "T0或T1")
                .check(
                        request.validitySeconds() != null
                                && request.validitySeconds() >= 1
                                && request.validitySeconds() <= LONGEST_VALIDITY_SECONDS,
                        "validitySeconds",
                        "1至86400秒")
                .refuseIfAny();
        long running = numbers.next("bank-quote");
        return serials.once(
                Authority.BANK,
                "bank/fx/quotes",
                request.serial(),
                request,
                HttpStatus.OK,
                () -> response(desk.quote(
                        running,
                        request.serial(),
                        request.sellCurrency(),
                        request.buyCurrency(),
                        request.sellAmount(),
                        request.tenor(),
                        Duration.ofSeconds(request.validitySeconds()))));
    }

    @GetMapping("/quotes")
    QuoteResponse quoteBySerial(@RequestParam String serial) {
        return response(desk.quoteBySerial(serial).orElseThrow(() -> Refusal.notFound("没有该流水号的询价")));
    }

    @PostMapping("/deals")
    ResponseEntity<String> deal(@RequestBody DealRequest request) {
        new FieldFaults()
                .serial(request.serial())
                .present("quoteNo", request.quoteNo())
                .present("debitAccount", request.debitAccount())
                .present("creditAccount", request.creditAccount())
                .check(
                        request.debitAccount() == null
                                || !request.debitAccount().equals(request.creditAccount()),
                        "creditAccount",
                        "两个账户相同")
                .refuseIfAny();
        long running = numbers.next("bank-deal");
        return serials.once(Authority.BANK, "bank/fx/deals", request.serial(), request, HttpStatus.ACCEPTED, () -> {
            FxDeal deal = desk.accept(
                    running, request.serial(), request.quoteNo(), request.debitAccount(), request.creditAccount());
            return new AcceptedResponse(deal.dealNo(), deal.status());
        });
    }

    @GetMapping("/deals")
    DealResponse dealBySerial(@RequestParam String serial) {
        FxDeal deal = desk.dealBySerial(serial).orElseThrow(() -> Refusal.notFound("没有该流水号的交易"));
        FxQuote quote = desk.quotes(Set.of(deal.quoteNo())).get(deal.quoteNo());
        return new DealResponse(
                deal.dealNo(),
                deal.status(),
                quote.rate().toPlainString(),
                MinorUnits.print(quote.sellCurrency(), quote.sellAmount()),
                MinorUnits.print(quote.buyCurrency(), quote.buyAmount()),
                deal.bankRef(),
                UtcTime.inBusinessZone(deal.settledAt()),
                deal.reason());
    }

    private static QuoteResponse response(FxQuote quote) {
        return new QuoteResponse(
                quote.quoteNo(),
                quote.rate().toPlainString(),
                quote.sellCurrency(),
                quote.buyCurrency(),
                MinorUnits.print(quote.sellCurrency(), quote.sellAmount()),
                MinorUnits.print(quote.buyCurrency(), quote.buyAmount()),
                UtcTime.inBusinessZone(quote.expiresAt()),
                quote.valueDate());
    }
}
