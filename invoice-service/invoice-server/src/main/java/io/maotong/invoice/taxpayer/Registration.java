package io.maotong.invoice.taxpayer;

import io.maotong.core.error.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A merchant's registration as the bureau knows it.
 *
 * @param ourName the name that this platform knows
 * @param known whether the bureau knows the number; all the rest is empty if it does not
 * @param kind 1 general, 2 small-scale
 * @param state 03 in good standing
 * @param blocked whether it may issue nothing
 * @param rates fractions that it may use now
 */
record Registration(
        String taxNo,
        String ourName,
        boolean known,
        String name,
        String kind,
        String state,
        String office,
        String region,
        String riskLevel,
        String riskReason,
        boolean blocked,
        List<BigDecimal> rates,
        String channel,
        Instant checkedAt) {

    private static final String GOOD_STANDING = "03";
    private static final String NO_RISK = "00";

    Registration {
        rates = List.copyOf(rates);
    }

    /** Something that keeps invoices from being accepted, or soon may. @param hint what to do about it */
    record Finding(String code, boolean stopsIssuing, Text hint) {}

    List<Finding> findings() {
        if (!known) {
            return List.of(new Finding(
                    "UNKNOWN",
                    true,
                    Text.of("税务机关尚无该纳税人识别号，请先完成税务登记", "The bureau does not know the number: register for tax first")));
        }
        List<Finding> findings = new ArrayList<>();
        if (!folded(name).equals(folded(ourName))) {
            findings.add(new Finding(
                    "NAME_DIFFERS",
                    true,
                    Text.of(
                                    "税务登记名称为“%s”，与本平台名称不同，请先更正一致再开票",
                                    "The bureau holds the name \"%s\": make both names the same before issuing")
                            .with(name)));
        }
        if (!GOOD_STANDING.equals(state)) {
            findings.add(new Finding(
                    "STATE",
                    true,
                    Text.of("纳税人状态为%s（非正常），请联系主管税务机关", "The taxpayer's state is %s: ask the tax office in charge")
                            .with(state)));
        }
        if (blocked) {
            findings.add(new Finding(
                    "BLOCKED",
                    true,
                    Text.of("税务机关已限制开票：%s", "The bureau has stopped the issuing: %s")
                            .with(String.valueOf(riskReason))));
        } else if (riskLevel != null && !NO_RISK.equals(riskLevel)) {
            findings.add(new Finding(
                    "WATCHED",
                    false,
                    Text.of("税务机关提示风险：%s", "The bureau sees a risk: %s").with(String.valueOf(riskReason))));
        }
        return findings;
    }

    // Brackets of either width are alike, blanks do not count.
    private static String folded(String name) {
        return name.replace('(', '（').replace(')', '）').replaceAll("[\\s\\u00A0\\u3000\\u200B]+", "");
    }
}
