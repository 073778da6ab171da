package io.maotong.refund.filing;

import io.maotong.core.error.Text;
import io.maotong.core.money.Money;
import io.maotong.refund.calculate.RefundFormula;
import io.maotong.refund.match.ExportLine;
import io.maotong.refund.match.Matching;
import io.maotong.refund.match.PurchaseLine;
import io.maotong.refund.precheck.Candidate;
import io.maotong.refund.precheck.Finding;
import io.maotong.refund.precheck.Precheck;
import io.maotong.refund.precheck.Situation;
import io.maotong.refund.rate.RateLibrary;
import io.maotong.refund.rate.RateLookup;
import io.maotong.refund.rate.RefundRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a filing together: chooses the rate, links invoices, proves the receipts and asks the bureau's questions of every
 * declaration item. An item that fails is left out with the reason, and gives back what it had taken, so that the rest
 * can be filed.
 */
final class Assembly {

    /** @param dollarValues dollars for one unit of each currency */
    record Facts(
            List<ExportLine> exports,
            List<PurchaseLine> purchases,
            ReceiptPool receipts,
            RateLibrary rates,
            Map<String, BigDecimal> dollarValues,
            Matching matching,
            Situation situation) {}

    record Assembled(List<Candidate> accepted, List<Finding> findings) {}

    private final Facts facts;
    private final List<Candidate> accepted = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Assembly(Facts facts) {
        this.facts = facts;
    }

    static Assembled of(Facts facts) {
        Assembly assembly = new Assembly(facts);
        facts.exports().stream()
                .sorted(Comparator.comparing(ExportLine::exportDate)
                        .thenComparing(ExportLine::entryId)
                        .thenComparingInt(ExportLine::itemNo))
                .forEach(assembly::consider);
        return new Assembled(List.copyOf(assembly.accepted), List.copyOf(assembly.findings));
    }

    private void consider(ExportLine export) {
        Optional<RefundRate> rate = rateOf(export);
        BigDecimal dollars = facts.dollarValues().get(export.fob().currency());
        if (dollars == null) {
            findings.add(block(
                    "R025",
                    export,
                    "a dollar value",
                    export.fob().currency(),
                    Text.of("缺少该币种的美元折算率", "There is no dollar value for this currency")));
        }
        if (rate.isEmpty() || dollars == null) {
            return;
        }
        Matching.Result result = facts.matching().match(List.of(export), facts.purchases());
        result.unmatched().forEach(this::unmatched);
        result.links().forEach(link -> check(link, rate.get(), dollars));
    }

    private void check(Matching.Link link, RefundRate rate, BigDecimal dollars) {
        ExportLine export = link.export();
        List<Candidate.Row> rows = link.uses().stream()
                .map(use -> new Candidate.Row(
                        use, RefundFormula.of(use.taxable(), use.line().rate(), rate)))
                .toList();
        Money fobUsd = Money.rounded(export.fob().amount().multiply(dollars), "USD");
        Candidate candidate =
                new Candidate(link, rate, fobUsd, rows, facts.receipts().take(export));
        List<Finding> found = Precheck.of(candidate, facts.situation());
        findings.addAll(found);
        if (found.stream().anyMatch(finding -> finding.level() == Finding.Level.BLOCK)) {
            link.uses().forEach(use -> use.line().giveBack(use));
            facts.receipts().giveBack(candidate.receipts());
        } else {
            accepted.add(candidate);
        }
    }

    private Optional<RefundRate> rateOf(ExportLine export) {
        return switch (facts.rates().find(export.commodityCode(), export.exportDate())) {
            case RateLookup.Found found when found.rate().isRefundable() -> Optional.of(found.rate());
            case RateLookup.Found found -> {
                findings.add(block(
                        "R006",
                        export,
                        "> 0",
                        found.rate().refundRate().toPlainString(),
                        Text.of("该商品退税率为0，不予退税", "The refund rate of this commodity is zero")));
                yield Optional.empty();
            }
            case RateLookup.Ambiguous ambiguous -> {
                findings.add(block(
                        "R006",
                        export,
                        "one rate",
                        ambiguous.choices().size() + " rates",
                        Text.of("请选择11位商品码", "Choose the 11-digit code")));
                yield Optional.empty();
            }
            case RateLookup.NotFound none -> {
                findings.add(block(
                        "R006",
                        export,
                        "in the rate library",
                        export.commodityCode(),
                        Text.of("退税率文库中没有该商品码", "The rate library does not have this code")));
                yield Optional.empty();
            }
        };
    }

    private void unmatched(Matching.Unmatched unmatched) {
        findings.add(
                unmatched.unitDiffers()
                        ? block(
                                "R004",
                                unmatched.export(),
                                "an invoice in a declared or legal unit",
                                "another unit",
                                Text.of("发票计量单位须为申报单位或法定单位之一", "The invoice must be in the declared or a legal unit"))
                        : block(
                                "R005",
                                unmatched.export(),
                                unmatched.wanted().toPlainString(),
                                unmatched.available().toPlainString(),
                                Text.of(
                                        "可用于退税的进项发票数量不足，请先勾选或补开发票",
                                        "Not enough on invoices confirmed for refund: select or obtain more")));
    }

    private static Finding block(String rule, ExportLine export, String expected, String actual, Text hint) {
        return new Finding(rule, Finding.Level.BLOCK, export.number(), expected, actual, hint);
    }
}
