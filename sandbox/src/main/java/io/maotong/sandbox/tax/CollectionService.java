package io.maotong.sandbox.tax;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** CXZLXZFPXX: the invoices a buyer received, in the order of their arrival, from a cursor on. */
@Component
final class CollectionService implements TaxService {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");
    private static final int LARGEST_PAGE = 200;

    private final InvoiceVault vault;
    private final Clock clock;

    record Line(
            int mxxh,
            String xmmc,
            String ggxh,
            String dw,
            String sl,
            String dj,
            String je,
            String slv,
            String se,
            String sphfwssflhbbm) {}

    record Received(
            String fphm,
            String fplx,
            String kprq,
            String xsfnsrsbh,
            String xsfmc,
            String gmfnsrsbh,
            String gmfmc,
            String hjje,
            String hjse,
            String jshj,
            String fpzt,
            String hxyt,
            String sfycpz,
            String sdzt,
            List<Line> fpmxList) {}

    record Page(String returncode, String returnmsg, String sjc, boolean hasMore, List<Received> fpList) {}

    CollectionService(InvoiceVault vault, Clock clock) {
        this.vault = vault;
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
        String buyer = request.required("nsrsbh");
        String cursor = request.has("sjc") ? request.text("sjc") : "0";
        if (!CURSOR.matcher(cursor).matches()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sjc须为上次返回的值");
        }
        Integer asked = request.integer("size");
        int size = asked == null ? LARGEST_PAGE : Math.clamp(asked, 1, LARGEST_PAGE);
        long after = Long.parseLong(cursor);
        List<InvoiceVault.FeedItem> items = vault.feed(buyer, after, size + 1, clock.instant());
        boolean more = items.size() > size;
        List<InvoiceVault.FeedItem> page = more ? items.subList(0, size) : items;
        List<String> numbers =
                page.stream().map(InvoiceVault.FeedItem::fphm).distinct().toList();
        Map<String, HeldInvoice> invoices = vault.byNumbers(numbers);
        Map<String, List<HeldLine>> lines = vault.lines(numbers);
        List<Received> received = new ArrayList<>();
        for (String number : numbers) {
            received.add(received(invoices.get(number), lines.getOrDefault(number, List.of())));
        }
        long next = page.isEmpty() ? after : page.getLast().seq();
        return new Page("00", "成功", String.format("%018d", next), more, received);
    }

    private static Received received(HeldInvoice invoice, List<HeldLine> lines) {
        return new Received(
                invoice.fphm(),
                invoice.fplx(),
                invoice.issuedAt().format(TIME),
                invoice.sellerTaxNo(),
                invoice.sellerName(),
                invoice.buyerTaxNo(),
                invoice.buyerName(),
                invoice.hjje().toPlainString(),
                invoice.hjse().toPlainString(),
                invoice.jshj().toPlainString(),
                invoice.fpzt(),
                invoice.hxyt(),
                invoice.sfycpz(),
                invoice.sdzt(),
                lines.stream()
                        .map(line -> new Line(
                                line.mxxh(),
                                line.xmmc(),
                                line.ggxh(),
                                line.dw(),
                                line.sl(),
                                line.dj(),
                                line.je().toPlainString(),
                                line.slv().toPlainString(),
                                line.se().toPlainString(),
                                line.classCode()))
                        .toList());
    }
}
