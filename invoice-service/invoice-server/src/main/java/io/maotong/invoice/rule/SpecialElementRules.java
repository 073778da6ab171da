package io.maotong.invoice.rule;

import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Special elements 特定要素: which may be issued here, and what each asks of the invoice (tax.md 1.1, 1.3, 1.4). */
final class SpecialElementRules implements InvoiceRule {

    private static final String RARE_EARTH = "02";
    private static final String SELF_GROWN = "12";

    private record Refusal(String zh, String en) {}

    /** Why an element cannot be issued here. What it would have to say is written in specifications that are not public. */
    private static final Map<String, Refusal> REFUSED = Map.ofEntries(
            Map.entry(
                    "01",
                    refused("成品油", "能力202055，须先有成品油库存", "oil products: capability 202055, and a stock at the bureau")),
            Map.entry(
                    "03", refused("建筑服务", "能力202044，须填报发生地和项目", "construction: capability 202044, place and project")),
            Map.entry(
                    "04",
                    refused("货物运输", "能力202026，须填报起运地、到达地和运输工具", "freight: capability 202026, places and vehicles")),
            Map.entry("05", refused("不动产销售", "能力202046，须填报不动产信息", "sale of real estate: capability 202046")),
            Map.entry("06", refused("不动产租赁", "能力202038，须填报不动产地址和租赁期", "lease of real estate: capability 202038")),
            Map.entry("07", refused("代收车船税", "须填报保单和车船信息", "vehicle tax: policy and vehicle")),
            Map.entry("08", refused("通行费", "只接收，不开具", "toll: only received here")),
            Map.entry("09", refused("旅客运输", "须填报出行人和行程", "passengers: traveller and journey")),
            Map.entry("10", refused("医疗（住院）", "须填报就诊信息", "hospital: treatment")),
            Map.entry("11", refused("医疗（门诊）", "须填报就诊信息", "outpatients: treatment")),
            Map.entry("13", refused("拖拉机和联合收割机", "须填报机具信息", "tractors: machine data")),
            Map.entry("14", refused("机动车", "只接收，不开具", "vehicles: only received here")),
            Map.entry("15", refused("二手车", "能力202082；只接收，不开具", "used vehicles: only received here")),
            Map.entry("18", refused("卷烟", "须填报卷烟信息", "cigarettes: data of the goods")));

    private static Refusal refused(String name, String zh, String en) {
        return new Refusal(name + "：" + zh, en);
    }

    @Override
    public void check(RuleInput input, Findings findings) {
        InvoiceDocument invoice = input.invoice();
        String special = invoice.specialElement();
        ofKind(invoice, findings);
        findings.require(
                special == null || input.settings().specialElements().contains(special),
                InvoiceError.SPECIAL_ELEMENT,
                "specialElement",
                String.join(
                        "|",
                        input.settings().specialElements().stream().sorted().toList()),
                reason(special));
        findings.require(
                !SELF_GROWN.equals(special) || invoice.kind() == InvoiceKind.DIGITAL_NORMAL,
                InvoiceError.SPECIAL_ELEMENT,
                "kind",
                InvoiceKind.DIGITAL_NORMAL.name(),
                Text.of("自产农产品销售只能开具普通发票", "Self-grown produce is sold with a normal invoice"));
        rareEarth(invoice, findings);
    }

    // Each kind of purchase has its element, and no other invoice has one of those.
    private static void ofKind(InvoiceDocument invoice, Findings findings) {
        String special = invoice.specialElement();
        String own = invoice.kind().specialElement();
        boolean anothers = Arrays.stream(InvoiceKind.values())
                .filter(kind -> kind != invoice.kind())
                .map(InvoiceKind::specialElement)
                .anyMatch(element -> element != null && element.equals(special));
        findings.require(
                own == null ? !anothers : own.equals(special),
                InvoiceError.SPECIAL_ELEMENT,
                "specialElement",
                own,
                Text.of(
                        "农产品收购发票的特定要素为16，光伏收购发票为17，其他发票不能用16或17",
                        "16 belongs to agricultural purchases and 17 to photovoltaic ones, and to nothing else"));
    }

    // The element and the preference 02 say the same of the invoice and of its lines.
    private static void rareEarth(InvoiceDocument invoice, Findings findings) {
        boolean element = RARE_EARTH.equals(invoice.specialElement());
        List<InvoiceLine> lines = invoice.lines();
        for (int i = 0; i < lines.size(); i++) {
            findings.require(
                    element == RARE_EARTH.equals(lines.get(i).preference()),
                    InvoiceError.SPECIAL_ELEMENT,
                    RuleInput.line(i, "preference"),
                    element ? RARE_EARTH : null,
                    Text.of(
                            "稀土发票的每行优惠标识须为02，优惠标识02只用于特定要素02",
                            "Every line of a rare earth invoice has preference 02, and no other invoice has it"));
            findings.require(
                    !element || lines.get(i).unit() != null && lines.get(i).quantity() != null,
                    InvoiceError.SPECIAL_ELEMENT,
                    RuleInput.line(i, "quantity"),
                    null,
                    Text.of("稀土须填写单位和数量", "Rare earth has a unit and a quantity"));
        }
    }

    private static Text reason(String special) {
        Refusal refusal = special == null ? null : REFUSED.get(special);
        if (refusal == null) {
            return Text.of("没有特定要素 %s，请从列表中选择", "There is no special element %s: choose one of the list")
                    .with(special);
        }
        return Text.of(
                "特定要素 " + special + "（" + refusal.zh() + "）的专用内容未接入，请在电子税务局开具",
                "Element " + special + " (" + refusal.en()
                        + ") is not built here: issue it at the tax bureau's own site");
    }
}
