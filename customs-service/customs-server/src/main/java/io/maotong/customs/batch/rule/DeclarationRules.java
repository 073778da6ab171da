package io.maotong.customs.batch.rule;

import io.maotong.customs.CustomsSettings;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.codes.CustomsRates;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** All rules of a consignment; everything that does not hold is told at once. */
@Component
public class DeclarationRules {

    private final List<ConsignmentRule> rules;
    private final PriceRule priceRule;

    DeclarationRules(Codes codes, CustomsRates rates, CustomsSettings settings) {
        CustomsSettings.Rules figures = settings.rules();
        rules = List.of(
                new FormRule(),
                new OrderTotalsRule(),
                new OrderLinesRule(),
                new OrderCodesRule(codes),
                new ReceiptsRule(figures.chargeTolerance()),
                new WaybillRule(settings.carriers()),
                new WeightRule(),
                new QuantityRule(codes),
                new SameLinesRule(),
                new CommodityRule(codes, figures.embargoedChapters()),
                new DestinationRule(codes, figures.declareAheadDays()),
                new ChargesRule(codes),
                new SpecialAreaRule(),
                new PartyRule(),
                new ListLimitRule(codes, rates, figures.listLimits()),
                new StatisticsRule(),
                new ValueRule(figures.parcelValueWarning(), figures.materialWords(), rates));
        priceRule = new PriceRule(figures.prices());
    }

    /** @param prices what the merchant declared before */
    public List<Finding> check(Consignment consignment, Prices prices) {
        List<Finding> found = new ArrayList<>();
        rules.forEach(rule -> rule.check(consignment, found::add));
        priceRule.check(consignment, prices, found::add);
        return found;
    }
}
