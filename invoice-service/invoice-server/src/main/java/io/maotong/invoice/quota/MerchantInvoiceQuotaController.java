package io.maotong.invoice.quota;

import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The amount that may still be invoiced. */
@RestController
class MerchantInvoiceQuotaController {

    private final QuotaAccounts accounts;

    MerchantInvoiceQuotaController(QuotaAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Amounts without tax.
     *
     * @param period yyyyMM
     * @param free neither reserved nor used
     * @param low whether less is left than the low-water mark
     * @param daysLeft for how many days the rest will do at this month's pace, or null
     * @param closedAt when the month was over for good, or null
     * @param unspent what nobody had used or reserved by then
     */
    record QuotaResponse(
            String sellerTaxNo,
            String period,
            Money downloaded,
            Money reserved,
            Money used,
            Money free,
            boolean low,
            Integer daysLeft,
            Instant closedAt,
            Money unspent,
            Instant updatedAt) {}

    /** @param period yyyyMM; all if absent, the newest first */
    @GetMapping("/api/merchant/invoice-quota")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<QuotaResponse> list(@RequestParam(required = false) String period, PageRequest page) {
        PageResponse<QuotaAccounts.Account> found = accounts.list(period, page);
        return new PageResponse<>(
                found.items().stream()
                        .map(MerchantInvoiceQuotaController::response)
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    private static QuotaResponse response(QuotaAccounts.Account account) {
        QuotaRow row = account.row();
        return new QuotaResponse(
                row.sellerTaxNo,
                row.period,
                cny(row.downloaded),
                cny(row.reserved),
                cny(row.used),
                cny(account.free()),
                account.low(),
                account.daysLeft(),
                row.closedAt,
                row.unspent == null ? null : cny(row.unspent),
                row.updatedAt);
    }

    private static Money cny(BigDecimal amount) {
        return Money.of(amount, "CNY");
    }
}
