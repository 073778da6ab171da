package io.maotong.invoice.rule;

import java.math.BigDecimal;
import java.util.List;

/** Which rules are asked of which invoice. All of them are asked, whatever the others found. */
public final class RuleBook {

    private static final List<InvoiceRule> FIGURES = List.of(new LengthRules(), new QuantityRules(), new FigureRules());

    private static final List<InvoiceRule> BLUE = List.of(
            new LengthRules(),
            new CharacterRules(),
            new PartyRules(),
            new ExportRules(),
            new SpecialElementRules(),
            new ClassificationRules(),
            new RateRules(),
            new DiscountRules(),
            new QuantityRules(),
            new DifferentialRules(),
            new FigureRules());

    private static final List<InvoiceRule> RED =
            List.of(new LengthRules(), new CharacterRules(), new RedRules(), new QuantityRules(), new FigureRules());

    private RuleBook() {}

    /** Everything that holds for a blue invoice. */
    public static Findings blue(RuleInput input) {
        return ask(BLUE, input);
    }

    /** A red invoice has the content of its blue one; its form and its figures are looked at. */
    public static Findings red(RuleInput input) {
        return ask(RED, input);
    }

    /** An invoice that is made from a declaration, whose classes and parties come from tables and not from people. */
    public static Findings declared(RuleInput input) {
        Findings findings = ask(FIGURES, input);
        new ExportRules().check(input, findings);
        return findings;
    }

    /** What the remark of a differential invoice begins with. */
    public static String differentialRemark(BigDecimal deduction) {
        return DifferentialRules.remark(deduction);
    }

    private static Findings ask(List<InvoiceRule> rules, RuleInput input) {
        Findings findings = new Findings();
        rules.forEach(rule -> rule.check(input, findings));
        return findings;
    }
}
