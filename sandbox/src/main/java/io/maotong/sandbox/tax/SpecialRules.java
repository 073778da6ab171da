package io.maotong.sandbox.tax;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Special elements 特定要素, purchases from farmers, and export policies. */
final class SpecialRules {

    private static final String FARM_PURCHASE = "01";
    private static final String SOLAR_PURCHASE = "02";
    private static final String PHOTOVOLTAIC_PURCHASE = "17";
    private static final String AGRICULTURAL_PURCHASE = "16";
    private static final String OWN_PRODUCE = "12";
    private static final Set<String> ELEMENTS = Set.of(
            "", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
            "18", "20");
    private static final Set<String> EXPORT_POLICIES = Set.of("01", "02", "03");

    private SpecialRules() {}

    /** Who issues it: the buyer of a purchase, otherwise the seller. */
    static String issuer(WireFields invoice) {
        return invoice.text(isPurchase(invoice) ? "gmfnsrsbh" : "xsfnsrsbh");
    }

    /** Whether the buyer issues it to a natural person. */
    static boolean isPurchase(WireFields invoice) {
        String type = invoice.text("sgfplxDm");
        return type.equals(FARM_PURCHASE) || type.equals(SOLAR_PURCHASE);
    }

    static void check(
            WireFields invoice, List<WireFields> lines, Map<String, GoodsClass> classes, InvoiceFaults faults) {
        elements(invoice, lines, classes, faults);
        export(invoice, lines, faults);
    }

    private static void elements(
            WireFields invoice, List<WireFields> lines, Map<String, GoodsClass> classes, InvoiceFaults faults) {
        String element = invoice.text("tdys");
        faults.check(ELEMENTS.contains(element), Fault.SPECIAL, "tdys代码无效：" + element);
        boolean purchase = invoice.text("sgfplxDm").equals(FARM_PURCHASE);
        boolean solar = invoice.text("sgfplxDm").equals(SOLAR_PURCHASE);
        faults.check(solar == element.equals(PHOTOVOLTAIC_PURCHASE), Fault.SPECIAL, "光伏收购发票须同时填sgfplxDm=02与tdys=17");
        faults.check(!solar || invoice.text("fppz").equals("02"), Fault.KIND, "光伏收购须开具普通发票");
        faults.check(
                purchase == element.equals(AGRICULTURAL_PURCHASE), Fault.SPECIAL, "农产品收购发票须同时填sgfplxDm=01与tdys=16");
        if (purchase || element.equals(OWN_PRODUCE)) {
            faults.check(invoice.text("fppz").equals("02"), Fault.KIND, "农产品收购或自产农产品须开具普通发票");
            for (int i = 0; i < lines.size(); i++) {
                WireFields line = lines.get(i);
                boolean exempt = line.decimal("slv").signum() == 0
                        && line.decimal("se").signum() == 0
                        && line.text("yhzcbs").equals("03");
                faults.check(exempt, Fault.SPECIAL, "第" + (i + 1) + "行农产品收购或自产农产品须为免税");
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            GoodsClass held = classes.get(lines.get(i).text("sphfwssflhbbm"));
            boolean fits =
                    held == null || held.special().isEmpty() || held.special().equals(element);
            faults.check(
                    fits, Fault.SPECIAL, "第" + (i + 1) + "行税收分类编码须按特定要素" + (held == null ? "" : held.special()) + "开具");
        }
    }

    private static void export(WireFields invoice, List<WireFields> lines, InvoiceFaults faults) {
        String policy = invoice.text("ckywsyzcDm");
        if (policy.isEmpty()) {
            return;
        }
        faults.check(EXPORT_POLICIES.contains(policy), Fault.EXPORT, "ckywsyzcDm须为01、02或03");
        faults.check(invoice.text("fppz").equals("02"), Fault.EXPORT, "出口发票须为普通发票");
        faults.check(!invoice.has("gmfnsrsbh"), Fault.EXPORT, "出口发票购买方为境外单位，纳税人识别号须为空");
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            boolean untaxed =
                    line.decimal("slv").signum() == 0 && line.decimal("se").signum() == 0;
            boolean fits = switch (policy) {
                case "01" -> untaxed && !line.has("yhzcbs");
                case "02" -> untaxed && line.text("yhzcbs").equals("03");
                default -> line.decimal("slv").signum() > 0;
            };
            faults.check(fits, Fault.EXPORT, "第" + (i + 1) + "行税率或优惠标识与出口政策" + policy + "不符");
        }
    }
}
