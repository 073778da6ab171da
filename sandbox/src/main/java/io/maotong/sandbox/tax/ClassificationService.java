package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** CXSSFLBM: the classifications that changed behind a stamp, in pages; the stamp is empty at first. */
@Component
final class ClassificationService implements TaxService {

    private static final Pattern STAMP = Pattern.compile("\\d{1,18}");
    private static final int LARGEST_PAGE = 500;

    private final GoodsClasses classes;

    /**
     * @param mc name of the class @param spfwjc what is printed between asterisks
     * @param hzx Y if it only sums up others and may not be on a line
     * @param tdys special element that it needs
     */
    record Item(
            String sphfwssflhbbm,
            String mc,
            String spfwjc,
            String hzx,
            List<String> slvList,
            List<String> yhzcList,
            String tdys,
            String qsrq,
            String zzrq) {}

    record Page(String returncode, String returnmsg, String sjc, boolean hasMore, List<Item> bmList) {}

    ClassificationService(GoodsClasses classes) {
        this.classes = classes;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXSSFLBM";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String stamp = request.has("sjc") ? request.text("sjc") : "0";
        if (!STAMP.matcher(stamp).matches()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sjc须为上次返回的值");
        }
        Integer asked = request.integer("size");
        int size = asked == null ? LARGEST_PAGE : Math.clamp(asked, 1, LARGEST_PAGE);
        long after = Long.parseLong(stamp);
        List<GoodsClasses.Change> found = classes.changedAfter(after, size + 1);
        boolean more = found.size() > size;
        List<GoodsClasses.Change> page = more ? found.subList(0, size) : found;
        long next = page.isEmpty() ? after : page.getLast().seq();
        return new Page(
                "00",
                "成功",
                String.format("%018d", next),
                more,
                page.stream().map(change -> item(change.goods())).toList());
    }

    private static Item item(GoodsClass goods) {
        return new Item(
                goods.code(),
                goods.name(),
                goods.shortName(),
                goods.leaf() ? "N" : "Y",
                goods.rates().stream().sorted().map(BigDecimal::toPlainString).toList(),
                goods.preferences().stream().sorted().toList(),
                goods.special(),
                RateService.day(goods.validFrom()),
                RateService.day(goods.validTo()));
    }
}
