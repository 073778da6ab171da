package io.maotong.customs.batch.rule;

import io.maotong.core.error.Text;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.codes.CustomsRates;
import io.maotong.customs.codes.Tariff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * B1: business-to-business exports (9710, 9810) go by list only up to a value in renminbi and without licence or export
 * duty; everything else needs a full declaration. B2: what goes to an overseas warehouse names the warehouse. The limit is
 * announcements 2020-75 and 2021-47, from memory: a dated setting.
 */
public final class ListLimitRule implements ConsignmentRule {

    /** Rules whose breach means that a full declaration is made instead of a list. */
    public static final String FULL = "B1";

    private static final Set<String> BUSINESS = Set.of("9710", "9810");
    private static final String WAREHOUSE = "9810";

    private final Codes codes;
    private final CustomsRates rates;
    private final List<CustomsSettings.ListLimit> limits;

    ListLimitRule(Codes codes, CustomsRates rates, List<CustomsSettings.ListLimit> limits) {
        this.codes = codes;
        this.rates = rates;
        this.limits = limits;
    }

    /** The value of a consignment in renminbi, at cents; empty if the month's rate is not known. */
    public static Optional<BigDecimal> value(Consignment consignment, CustomsRates rates) {
        return rates.cny(consignment.source().currency(), consignment.day())
                .map(rate -> consignment.source().goodsValue().multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        String mode = consignment.list().get("tradeMode");
        if (!BUSINESS.contains(mode)) {
            return;
        }
        if (WAREHOUSE.equals(mode) && "无".equals(consignment.list().get("ebpName"))) {
            found.accept(Finding.error(
                    "B2",
                    "603",
                    "ebpName",
                    null,
                    null,
                    "海外仓出口应填写海外仓名称（电商平台名称），并先完成海外仓业务备案",
                    "Exports to an overseas warehouse name the warehouse, which must be filed with customs before"));
        }
        value(consignment, consignment.day(), found);
        goods(consignment, found);
    }

    private void value(Consignment consignment, LocalDate day, Consumer<Finding> found) {
        Optional<CustomsSettings.ListLimit> limit =
                limits.stream().filter(one -> one.holdsOn(day)).findFirst();
        if (limit.isEmpty()) {
            return;
        }
        Optional<BigDecimal> value = value(consignment, rates);
        if (value.isEmpty()) {
            found.accept(Finding.error(
                    "B3",
                    "603",
                    "totalPrice",
                    null,
                    null,
                    "当月海关汇率未录入（" + consignment.source().currency() + "），无法判断是否可用清单申报：请平台录入后重新加入批次",
                    "The customs rate of this month is not entered for "
                            + consignment.source().currency() + ": ask the platform, then put it into another batch"));
        } else if (value.get().compareTo(limit.get().maxCny()) > 0) {
            found.accept(Finding.error(
                    FULL,
                    "603",
                    "totalPrice",
                    null,
                    "<= " + limit.get().maxCny().toPlainString() + " CNY",
                    "货值人民币" + value.get().toPlainString() + "元，超过清单申报限额，已生成报关单草稿",
                    "The value of CNY " + value.get().toPlainString()
                            + " is above the limit for lists: a full declaration is drafted"));
        }
    }

    private void goods(Consignment consignment, Consumer<Finding> found) {
        int number = 0;
        for (Map<String, String> row : consignment.list().rows()) {
            number++;
            Optional<Tariff> tariff = codes.tariff(row.get("gcode"), consignment.day());
            boolean licence =
                    tariff.map(Tariff::licences).filter(text -> !text.isBlank()).isPresent();
            boolean duty = tariff.map(Tariff::exportDuty)
                    .filter(rate -> rate.signum() > 0)
                    .isPresent();
            if (licence || duty) {
                found.accept(
                        new Finding(
                                FULL,
                                true,
                                "603",
                                "gcode",
                                number,
                                null,
                                Text.of(
                                        "涉证、涉检或涉税商品不能用清单申报，已生成报关单草稿",
                                        "Goods with a licence, an inspection or a duty cannot go by list: a full declaration is drafted")));
            }
        }
    }
}
