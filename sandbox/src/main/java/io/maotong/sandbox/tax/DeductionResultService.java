package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** CXFPDKGXQRCLJG: the outcome of an order for deduction, as that of a selection. */
@Component
final class DeductionResultService implements TaxService {

    private final SelectionResultService results;

    DeductionResultService(SelectionResultService results) {
        this.results = results;
    }

    @Override
    public String capability() {
        return DeductionService.DEDUCTION;
    }

    @Override
    public String service() {
        return "CXFPDKGXQRCLJG";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        return results.answer(accessUnit, request);
    }
}
