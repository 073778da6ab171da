package io.maotong.sandbox.tax;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** FPTSTXXXCX: received invoices that are out of control, void, reversed, abnormal or locked, from a cursor on. */
@Component
final class WarningService implements TaxService {

    private static final int PAGE = 200;

    private final InvoiceVault vault;
    private final TaxQuirks quirks;
    private final Clock clock;

    record Page(String returncode, String returnmsg, String sjc, boolean hasMore, List<UseStateService.State> fpList) {}

    WarningService(InvoiceVault vault, TaxQuirks quirks, Clock clock) {
        this.vault = vault;
        this.quirks = quirks;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return COLLECTION;
    }

    @Override
    public String service() {
        return "FPTSTXXXCX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        long after = CollectionService.cursor(request);
        Instant now = clock.instant().minusSeconds(quirks.number(taxNo, TaxQuirks.LAG));
        // Changed invoices are offered once more: what is unsound there now is what is warned of.
        List<InvoiceVault.FeedItem> items = vault.feed(taxNo, after, PAGE + 1, now);
        boolean more = items.size() > PAGE;
        List<InvoiceVault.FeedItem> page = more ? items.subList(0, PAGE) : items;
        List<String> numbers =
                page.stream().map(InvoiceVault.FeedItem::fphm).distinct().toList();
        Map<String, HeldInvoice> invoices = vault.byNumbers(numbers);
        long next = page.isEmpty() ? after : page.getLast().seq();
        return new Page(
                "00",
                "成功",
                String.format("%018d", next),
                more,
                numbers.stream()
                        .map(invoices::get)
                        .filter(Objects::nonNull)
                        .filter(invoice -> !invoice.sound())
                        .map(UseStateService.State::of)
                        .toList());
    }
}
