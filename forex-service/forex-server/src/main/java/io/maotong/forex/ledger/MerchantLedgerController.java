package io.maotong.forex.ledger;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The merchant's ledger. */
@RestController
@RequestMapping("/api/merchant/ledger")
class MerchantLedgerController {

    private final LedgerService ledger;

    MerchantLedgerController(LedgerService ledger) {
        this.ledger = ledger;
    }

    /** @param kind what was booked; {@code reference} names its object */
    record StatementLine(
            String postingId,
            EntryKind kind,
            String reference,
            String description,
            Side side,
            Money amount,
            Instant bookedAt) {

        static StatementLine of(StatementRow row) {
            return new StatementLine(
                    Ids.text(row.id),
                    row.kind,
                    row.reference,
                    row.description,
                    Side.of(row.side),
                    Money.of(row.amount, row.currency),
                    row.bookedAt);
        }
    }

    /** Per currency: debits, credits and whether they balance. */
    @GetMapping("/trial-balance")
    @PreAuthorize("hasAuthority('forex:read')")
    TrialBalance trialBalance() {
        return ledger.trial();
    }

    /** The postings of one account, newest first. */
    @GetMapping("/statement")
    @PreAuthorize("hasAuthority('forex:read')")
    PageResponse<StatementLine> statement(
            @RequestParam String currency,
            @RequestParam(defaultValue = "AVAILABLE") AccountKind account,
            PageRequest page) {
        return PageResponse.of(ledger.statement(account, currency, page), StatementLine::of);
    }
}
