package io.maotong.refund.precheck;

import java.util.List;

/** All rules in the order of their numbers. */
public final class Precheck {

    private static final List<PrecheckRule> RULES = List.of(
            new DeclarationNumber(),
            new SupplierNumber(),
            new WithinThreeYears(),
            new ReceiptOfForeignExchange(),
            new DollarCost(),
            new SameName(),
            new InvoiceAge(),
            new TradeMode(),
            new Consignor(),
            new RefundWithinLevy(),
            new FilingWindow());

    private Precheck() {}

    public static List<Finding> of(Candidate candidate, Situation situation) {
        return RULES.stream()
                .flatMap(rule -> rule.check(candidate, situation).stream())
                .toList();
    }
}
