package io.maotong.sandbox.tax;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** CXZLXZFPXX: what a taxpayer received (cxlx 1) or issued (cxlx 2), in the order of its arrival, from a cursor on. */
@Component
final class CollectionService implements TaxService {

    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");
    private static final int LARGEST_PAGE = 200;

    private final InvoiceVault vault;
    private final CollectedRecords records;
    private final TaxQuirks quirks;
    private final Clock clock;

    record Page(
            String returncode, String returnmsg, String sjc, boolean hasMore, List<CollectedRecords.Received> fpList) {}

    CollectionService(InvoiceVault vault, CollectedRecords records, TaxQuirks quirks, Clock clock) {
        this.vault = vault;
        this.records = records;
        this.quirks = quirks;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return COLLECTION;
    }

    @Override
    public String service() {
        return "CXZLXZFPXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String feed = feedOf(taxNo, request.has("cxlx") ? request.text("cxlx") : "1");
        long after = cursor(request);
        Integer asked = request.integer("size");
        int size = asked == null ? LARGEST_PAGE : Math.clamp(asked, 1, LARGEST_PAGE);
        Instant now = clock.instant().minusSeconds(quirks.number(taxNo, TaxQuirks.LAG));
        List<InvoiceVault.FeedItem> items = vault.feed(feed, after, size + 1, now);
        boolean more = items.size() > size;
        List<InvoiceVault.FeedItem> page = more ? items.subList(0, size) : items;
        List<String> numbers =
                page.stream().map(InvoiceVault.FeedItem::fphm).distinct().toList();
        long next = page.isEmpty() ? after : page.getLast().seq();
        return new Page("00", "成功", String.format("%018d", next), more, records.of(taxNo, numbers, (int) after));
    }

    static String feedOf(String taxNo, String direction) {
        return switch (direction) {
            case "1" -> taxNo;
            case "2" -> "S:" + taxNo;
            default -> throw new TaxRefusal(TaxRefusal.INVALID, "cxlx须为1或2");
        };
    }

    static long cursor(WireFields request) {
        String cursor = request.has("sjc") ? request.text("sjc") : "0";
        if (!CURSOR.matcher(cursor).matches()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sjc须为上次返回的值");
        }
        return Long.parseLong(cursor);
    }
}
