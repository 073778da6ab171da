package io.maotong.forex.settlement;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Quotes for settling foreign currency into CNY. */
@RestController
@RequestMapping("/api/merchant/settlement-quotes")
class MerchantSettlementQuoteController {

    private final QuoteService quotes;
    private final Clock clock;

    MerchantSettlementQuoteController(QuoteService quotes, Clock clock) {
        this.quotes = quotes;
        this.clock = clock;
    }

    /** @param validitySeconds how long the quote should hold; absent for the usual time */
    record QuoteRequest(@NotNull Money sell, @NotNull Tenor tenor, Integer validitySeconds) {}

    /**
     * @param status REQUESTED, QUOTED, ACCEPTED, REFUSED or EXPIRED
     * @param rate CNY per unit
     * @param midRate the middle at the time of the quote
     * @param totalCost what the conversion costs against the middle, in CNY
     * @param valueDate when the CNY arrive
     * @param reason why it was refused
     */
    record QuoteResponse(
            String quoteId,
            QuoteStatus status,
            Money sell,
            Money buy,
            BigDecimal rate,
            BigDecimal midRate,
            Money totalCost,
            Tenor tenor,
            LocalDate valueDate,
            Instant expiresAt,
            String reason,
            String channel,
            Instant requestedAt) {

        static QuoteResponse of(QuoteRow row, Instant now) {
            return new QuoteResponse(
                    Ids.text(row.id),
                    row.statusAt(now),
                    row.sell(),
                    row.buyAmount == null ? null : Money.of(row.buyAmount, Conversion.HOME),
                    row.rate,
                    row.midRate,
                    row.totalCost == null ? null : Money.of(row.totalCost, Conversion.HOME),
                    row.tenor,
                    row.valueDate,
                    row.expiresAt,
                    row.reason,
                    row.channel,
                    row.requestedAt);
        }
    }

    /** Asks the bank for a rate; poll the quote until it is QUOTED. 409 while the rates are out of date. */
    @PostMapping
    @PreAuthorize("hasAuthority('forex:settle')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    QuoteResponse request(@Valid @RequestBody QuoteRequest request) {
        return QuoteResponse.of(
                quotes.request(request.sell(), request.tenor(), request.validitySeconds()), clock.instant());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('forex:read')")
    QuoteResponse one(@PathVariable String id) {
        return QuoteResponse.of(quotes.byId(Ids.parse(id)), clock.instant());
    }
}
